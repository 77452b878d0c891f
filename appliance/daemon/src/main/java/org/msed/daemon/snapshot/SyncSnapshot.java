package org.msed.daemon.snapshot;

/**
 * A synchronisation at one moment, of a pair or of one dataset. Sizes are those known so far and
 * may grow while both nodes still compare.
 *
 * @param ratio part done, 0 to 1; 1 only when nothing is left
 * @param doneBytes compared and, where they differed, durable at the target
 * @param totalBytes to be compared
 * @param doneFiles finished files and other entries
 * @param totalFiles files and other entries to be compared; −1 as long as nobody has counted them
 * @param copiedBytes sent since they differed; at most {@code doneBytes}
 * @param bytesPerSecond of {@code doneBytes}, over the last seconds; 0 when nothing moves
 * @param remainingMillis estimated; −1 when it cannot be told
 * @param stalledMillis since the last progress, when that is longer than a few seconds; else 0
 */
public record SyncSnapshot(
        double ratio,
        long doneBytes,
        long totalBytes,
        long doneFiles,
        long totalFiles,
        long copiedBytes,
        long bytesPerSecond,
        long remainingMillis,
        long stalledMillis) {

    /** No synchronisation runs. */
    public static final SyncSnapshot NONE = new SyncSnapshot(1, 0, 0, 0, 0, 0, 0, -1, 0);
}
