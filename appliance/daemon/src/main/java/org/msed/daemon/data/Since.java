package org.msed.daemon.data;

import java.util.function.LongSupplier;

/** Since when something is as it is, by the wall clock of the change. Thread-safe. */
final class Since<T> {
    private final LongSupplier wallMillis;
    private T last;
    private long sinceMillis;

    Since(LongSupplier wallMillis) {
        this.wallMillis = wallMillis;
    }

    /** It is this now. */
    synchronized long of(T now) {
        if (!now.equals(last)) {
            last = now;
            sinceMillis = wallMillis.getAsLong();
        }
        return sinceMillis;
    }
}
