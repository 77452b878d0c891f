package org.msed.mirror.verify;

import java.util.concurrent.TimeUnit;

/**
 * Keeps a verification from being in the way: within its limit, and while applications write it
 * works a quarter of the time. One thread.
 */
final class Courtesy {

    private static final long BURST_NANOS = 100_000_000;
    private static final long SHARE = 3;
    private static final long LONGEST_NANOS = 500_000_000;

    private final VerifyHost host;
    private final long bytesPerSecond;
    private long activity;
    private long since = System.nanoTime();
    private long freeAt;

    Courtesy(VerifyHost host, long bytesPerSecond) {
        this.host = host;
        this.bytesPerSecond = bytesPerSecond;
        this.activity = host.activity();
    }

    /** Waits before the next bytes are read. */
    void before(long bytes) throws InterruptedException {
        long now = System.nanoTime();
        long active = host.activity();
        long wait = active == activity ? 0 : Math.min(LONGEST_NANOS, SHARE * (now - since));
        activity = active;
        if (bytesPerSecond > 0) {
            freeAt = Math.max(freeAt, now - BURST_NANOS) + (long) (bytes * 1e9 / bytesPerSecond);
            wait = Math.max(wait, freeAt - now);
        }
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        since = System.nanoTime();
    }
}
