package org.msed.core.wire;

import org.msed.core.state.Role;

/**
 * One datagram as a value (ha-protocol 6), without its MAC.
 *
 * @param pair which pair
 * @param sender the sender's role
 * @param incarnation the sender's start; never 0
 * @param peerIncarnation the receiver's start as known; 0 when unknown
 * @param sequence of this sender's start, over all links; from 1
 * @param sentNanos the sender's monotonic clock
 * @param echoNanos {@code sentNanos} of the last envelope the sender accepted on this link; 0 when
 *     none
 * @param echoDelayNanos how long ago that was
 * @param introduction who the sender is, or null inside a session that both sides know
 * @param frame what it says, or null in an introduction that only answers another
 */
public record Envelope(
        PairDigest pair,
        Role sender,
        long incarnation,
        long peerIncarnation,
        long sequence,
        long sentNanos,
        long echoNanos,
        long echoDelayNanos,
        Introduction introduction,
        Frame frame) {

    /**
     * Refuses an envelope with nothing in it.
     *
     * @throws IllegalArgumentException when there is neither introduction nor frame
     */
    public Envelope {
        if (introduction == null && frame == null) {
            throw new IllegalArgumentException("an envelope needs an introduction or a frame");
        }
    }
}
