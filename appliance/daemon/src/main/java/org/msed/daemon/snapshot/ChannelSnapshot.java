package org.msed.daemon.snapshot;

/**
 * The pair channel on one link at one moment.
 *
 * @param up whether a connection stands
 * @param sinceWallMillis since when it is up or down, by this node's wall clock
 * @param cause why it is down; empty when it is up
 * @param receivedBytes bytes of frames that arrived since the start
 * @param sentBytes bytes of frames that were sent since the start
 * @param connects connections made since the start
 * @param refused connections refused since the start; none of them was the peer's
 */
public record ChannelSnapshot(
        boolean up,
        long sinceWallMillis,
        String cause,
        long receivedBytes,
        long sentBytes,
        long connects,
        long refused) {}
