package org.msed.daemon.channel;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
final class Await {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                throw new AssertionError("not within 20 s: " + what);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
