package org.msed.daemon.snapshot;

/**
 * Frames of one pair since the start. What is refused changes nothing but these counters
 * (ha-protocol 6).
 *
 * @param accepted authentic and fresh
 * @param stale authentic but replayed, reordered behind a newer one, or of another incarnation
 * @param forged right pair, wrong authentication code
 * @param malformed arrived on the node's port but no frame of any pair; counted for every pair
 */
public record FrameCounts(long accepted, long stale, long forged, long malformed) {

    /** All that were refused. */
    public long refused() {
        return stale + forged + malformed;
    }
}
