package org.msed.core.wire;

/** Why a datagram or an envelope was dropped. Each is counted; none is ever an exception. */
public enum Refusal {
    /** Too short or without the magic number: not a frame of msed. */
    NOT_OURS,
    /** Another pair's frame, or not one of this pair. */
    WRONG_PAIR,
    /** Another major version of the wire format. */
    BAD_VERSION,
    /** Too long, an unknown type, a field out of its range, or bytes left over. */
    MALFORMED,
    /** The MAC does not fit: forged, damaged, or made with another secret. */
    BAD_MAC,
    /** The sender claims this node's own role: reflected. */
    OWN_FRAME,
    /** From a retired or unknown daemon start, or meant for an earlier start of this node. */
    WRONG_INCARNATION,
    /** The sequence is not above the last accepted on this link, or far behind the other links. */
    REPLAYED,
    /** No session yet, so that only introductions can be read. */
    NO_SESSION,
    /** An introduction that does not prove to be fresh; it may have been answered. */
    UNPROVEN
}
