package org.msed.core.sim;

/** Who is connected how. */
public enum Topology {
    /** Two nodes on the public network and on a direct link. */
    DIRECT(1, 2),
    /** Two nodes on the public network alone. */
    SINGLE(1, 1),
    /** Two primaries and one secondary with one slot, on the public network alone. */
    TWO_TO_ONE(2, 1);

    /** Index of the public link, over which ARP travels. */
    public static final int PUBLIC = 0;

    private final int pairs;
    private final int links;

    Topology(int pairs, int links) {
        this.pairs = pairs;
        this.links = links;
    }

    /** Number of pairs. */
    public int pairs() {
        return pairs;
    }

    /** Number of links between two nodes. */
    public int links() {
        return links;
    }

    /** Number of nodes: the secondary is shared. */
    public int nodes() {
        return pairs + 1;
    }
}
