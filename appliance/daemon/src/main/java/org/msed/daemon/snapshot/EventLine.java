package org.msed.daemon.snapshot;

import java.util.List;

/**
 * One decision as the event file keeps it (ha-protocol 11, invariant I14). Ages are in
 * milliseconds, −1 for "never" or "does not apply".
 *
 * @param id {@code node/incarnation/sequence}; the same in every place that shows the event
 * @param time wall clock, RFC 3339 in UTC with milliseconds
 * @param monotonicNanos when, by the machine's CLOCK_MONOTONIC, which no setting of the wall clock
 *     moves: comparable between processes of one machine until it boots
 * @param node who decided
 * @param pair the pair
 * @param row the protocol's row, for instance {@code 20}
 * @param reason a name of {@link org.msed.core.state.Reason}
 * @param from mode before
 * @param to mode after
 * @param holdCause why, when {@code to} is HOLD; else NONE
 * @param state displayed state after
 * @param epoch epoch after, as {@code 8/S}
 * @param tokenHere whether the token is here after
 * @param tokenSerial its serial after
 * @param silentMillis since anything arrived from the peer
 * @param limitMillis the limit of silence, T_dead
 * @param authorityMillis what remained of a borrowed right to serve; 0 when over
 * @param gatewayMillis since the last answered gateway probe was sent
 * @param linkMillis since the last frame by link, in link order
 * @param detail what numbers cannot say; may be empty
 * @param actor who ordered it; empty when nobody did
 */
public record EventLine(
        String id,
        String time,
        long monotonicNanos,
        String node,
        String pair,
        String row,
        String reason,
        String from,
        String to,
        String holdCause,
        String state,
        String epoch,
        boolean tokenHere,
        long tokenSerial,
        long silentMillis,
        long limitMillis,
        long authorityMillis,
        long gatewayMillis,
        List<Long> linkMillis,
        String detail,
        String actor) {

    /** Copies the list. */
    public EventLine {
        linkMillis = List.copyOf(linkMillis);
    }
}
