package org.msed.mirror.verify;

import java.util.List;

/**
 * The last verification, or the one that runs.
 *
 * @param state how it stands
 * @param repair whether differences are repaired
 * @param beganWallMillis when it began; 0 for never
 * @param endedWallMillis when it ended; 0 while it runs
 * @param doneBytes content that was compared
 * @param totalBytes that, and what is known to remain
 * @param doneFiles files and directories that were compared
 * @param bytesPerSecond smoothed over some seconds; 0 when it does not run
 * @param differences how many were found
 * @param named the first {@link #NAMED} of them
 * @param cause why it was broken off; empty otherwise
 */
public record VerifyReport(
        State state,
        boolean repair,
        long beganWallMillis,
        long endedWallMillis,
        long doneBytes,
        long totalBytes,
        long doneFiles,
        long bytesPerSecond,
        long differences,
        List<Difference> named,
        String cause) {

    /** Differences that are kept by name. */
    public static final int NAMED = 1_000;

    /** Before the first one since the daemon started. */
    public static final VerifyReport NONE =
            new VerifyReport(State.NEVER, false, 0, 0, 0, 0, 0, 0, 0, List.of(), "");

    /** Copies the list. */
    public VerifyReport {
        named = List.copyOf(named);
    }

    /** How a verification stands. */
    public enum State {
        /** None since the daemon started. */
        NEVER,
        /** It compares. */
        RUNNING,
        /** What differed is copied again. */
        REPAIRING,
        /** Both copies are equal. */
        EQUAL,
        /** They differ; nothing was changed. */
        DIFFERENT,
        /** They differed, and the differences were copied. */
        REPAIRED,
        /** It was broken off; what it found until then counts. */
        BROKEN_OFF
    }

    /** Whether it has neither ended nor never begun. */
    public boolean running() {
        return state == State.RUNNING || state == State.REPAIRING;
    }

    /** Part that was compared, 0 to 1. */
    public double ratio() {
        return switch (state) {
            case NEVER -> 0;
            case RUNNING, BROKEN_OFF ->
                    totalBytes == 0 ? 0 : Math.min(1, (double) doneBytes / totalBytes);
            default -> 1;
        };
    }
}
