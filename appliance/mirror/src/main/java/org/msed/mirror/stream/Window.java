package org.msed.mirror.stream;

/**
 * How much may be kept for a standby so that it works that off in time: what it did of late, in as
 * long as is allowed. It begins small and grows while the standby is quick. Guarded by the outbox.
 */
final class Window {

    /** What a standby needs to have something to do. */
    static final long LEAST_BYTES = 2 << 20;

    private static final long FIRST_BYTES = 8 << 20;

    private final long limitBytes;
    private final long withinNanos;
    private long bytes;

    // A round: all that is kept at its beginning is confirmed at its end.
    private long lastOfRound;
    private long roundBytes;
    private long roundBeganNanos;

    /**
     * @param limitBytes the most that may be kept
     * @param withinNanos in which it is to be worked off
     */
    Window(long limitBytes, long withinNanos) {
        this.limitBytes = limitBytes;
        this.withinNanos = withinNanos;
        clear();
    }

    /** Whether no more is to be taken in. */
    boolean isFull(long keptBytes) {
        return keptBytes >= bytes;
    }

    /** How much may be kept now. */
    long bytes() {
        return bytes;
    }

    /** A round begins when there is enough to measure by. */
    void appended(long sequence, long keptBytes, long nowNanos) {
        if (lastOfRound == 0 && keptBytes >= bytes / 2) {
            lastOfRound = sequence;
            roundBytes = keptBytes;
            roundBeganNanos = nowNanos;
        }
    }

    /** The standby has everything up to this. */
    void confirmed(long upTo, long nowNanos) {
        if (lastOfRound == 0 || upTo < lastOfRound) {
            return;
        }
        double took = Math.max(1, nowNanos - roundBeganNanos);
        long inTime = (long) Math.min(limitBytes, roundBytes * (withinNanos / took));
        bytes = Math.max(Math.min(LEAST_BYTES, limitBytes), Math.min(inTime, 2 * bytes));
        lastOfRound = 0;
    }

    /** Another attachment: nothing is known of the standby. */
    void clear() {
        bytes = Math.min(limitBytes, FIRST_BYTES);
        lastOfRound = 0;
    }
}
