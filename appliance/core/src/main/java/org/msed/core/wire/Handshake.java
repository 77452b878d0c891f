package org.msed.core.wire;

/**
 * The two daemon starts of a session: what its key is made of (design D10).
 *
 * @param incarnation this node's start
 * @param nonce this node's
 * @param peerIncarnation the peer's start
 * @param peerNonce the peer's
 */
public record Handshake(long incarnation, Nonce nonce, long peerIncarnation, Nonce peerNonce) {}
