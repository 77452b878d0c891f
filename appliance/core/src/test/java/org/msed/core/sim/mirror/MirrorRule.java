package org.msed.core.sim.mirror;

/**
 * What a mirror must keep to, each named at the line that does. A world may leave one out, and the
 * invariants must see it: so they see a real mirror that forgets it.
 */
public enum MirrorRule {
    /** An intent is durable before its write is begun. */
    INTENT_BEFORE_WRITE,
    /** What is acknowledged alone is in the dirty set. */
    SOLO_MARKS_DIRTY,
    /** Mirror mode waits for the standby. */
    MIRROR_WAITS_FOR_RACK,
    /** RACK says durable. */
    RACK_WHEN_DURABLE,
    /** A dirty bit is dropped when the copy is durable on both nodes. */
    CLEAR_WHEN_DURABLE,
    /** An intent is dropped when the write is durable on both nodes. */
    FORGET_WHEN_DURABLE,
    /** What is copied is the union of the sets of both nodes. */
    COPY_THE_UNION,
    /** Frames of another attachment than the present one are refused. */
    STALE_IS_REFUSED,
    /** A shut gate acknowledges nothing. */
    SHUT_IS_SHUT,
    /** What a verify found is in the dirty set. */
    DIFFERENCES_ARE_DIRTY
}
