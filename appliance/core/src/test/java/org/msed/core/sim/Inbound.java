package org.msed.core.sim;

/** Something that waits for a node's loop. */
@FunctionalInterface
interface Inbound {

    /** The loop has come to it. */
    void reach(Member member);
}
