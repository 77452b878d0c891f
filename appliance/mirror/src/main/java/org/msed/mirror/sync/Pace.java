package org.msed.mirror.sync;

/** How fast content may travel. Thread-safe. */
final class Pace {
    private static final long BURST_NANOS = 100_000_000;

    private long bytesPerSecond;
    private long freeAt;

    synchronized void rate(long newBytesPerSecond) {
        bytesPerSecond = newBytesPerSecond;
    }

    /** Notes that bytes are sent now, and answers until when to wait before. */
    synchronized long spend(long bytes, long nowNanos) {
        if (bytesPerSecond <= 0) {
            return nowNanos;
        }
        freeAt = Math.max(freeAt, nowNanos - BURST_NANOS);
        freeAt += (long) (bytes * 1e9 / bytesPerSecond);
        return freeAt;
    }
}
