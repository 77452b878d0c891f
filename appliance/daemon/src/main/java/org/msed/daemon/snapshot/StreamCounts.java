package org.msed.daemon.snapshot;

/**
 * What went through a pair's stream since the daemon started.
 *
 * @param sentBytes of changes to the peer
 * @param receivedBytes of changes from the peer
 * @param operations changes of files and names, sent or applied
 * @param barriers waits for the peer's disk or memory that ended well
 * @param lastBarrierMicros duration of the last of them, from its request to its answer; −1 for
 *     none
 * @param connections how often a connection was made; above 1 it was lost in between
 * @param refused frames of another epoch or attachment, and frames with a wrong checksum
 */
public record StreamCounts(
        long sentBytes,
        long receivedBytes,
        long operations,
        long barriers,
        long lastBarrierMicros,
        long connections,
        long refused) {

    /** Before the first connection. */
    public static final StreamCounts NONE = new StreamCounts(0, 0, 0, 0, -1, 0, 0);
}
