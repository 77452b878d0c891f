package org.msed.core.wire;

/**
 * The part of an envelope that makes a session: who the sender is, and proof that it hears the
 * receiver now. It echoes the receiver's nonce and round; a recording cannot, since the nonce is
 * new with each start and the round with each peer start that was accepted.
 *
 * @param nonce the sender's, of its current start
 * @param peerNonce the receiver's as known; {@link Nonce#UNKNOWN} when it was not heard yet
 * @param round what the receiver must echo to be believed; from 1
 * @param peerRound the receiver's round as known; 0 when it was not heard yet
 * @param knowsPeer whether the sender has a session with the receiver's start; when not, the
 *     receiver answers with an introduction of its own
 * @param identity who the sender is
 */
public record Introduction(
        Nonce nonce,
        Nonce peerNonce,
        int round,
        int peerRound,
        boolean knowsPeer,
        Identity identity) {}
