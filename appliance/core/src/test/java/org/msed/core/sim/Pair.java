package org.msed.core.sim;

/**
 * The two members of a pair.
 *
 * @param primary on node a or c
 * @param secondary on node b
 */
public record Pair(Member primary, Member secondary) {

    /** Introduces the two to each other. */
    public Pair {
        primary.meet(secondary);
        secondary.meet(primary);
    }

    /** Whether both own the address now, as the outside sees it. */
    public boolean ownedTwice() {
        return primary.ownsAddress() && secondary.ownsAddress();
    }
}
