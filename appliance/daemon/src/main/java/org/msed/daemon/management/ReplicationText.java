package org.msed.daemon.management;

import org.msed.core.state.ReplicationReason;

/** Numbers and reasons of the mirror as they are shown. */
final class ReplicationText {
    private ReplicationText() {}

    static String reason(ReplicationReason reason, String detail) {
        return reason.sentence() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    /** A lineage; empty when there is none. */
    static String generation(long id) {
        return id == 0 ? "" : String.format("%016x", id);
    }

    /** Of milliseconds; −1 stays −1. */
    static double seconds(long millis) {
        return millis < 0 ? -1 : millis / 1_000.0;
    }

    /** Of microseconds; −1 stays −1. */
    static double secondsOfMicros(long micros) {
        return micros < 0 ? -1 : micros / 1_000_000.0;
    }
}
