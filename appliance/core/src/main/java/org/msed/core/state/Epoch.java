package org.msed.core.state;

/**
 * Names exactly one holder (invariant I6): a counter that grows with every entry into service, and
 * the node that entered. Ordered by counter, then by node.
 *
 * @param counter 0 for a pair that never served, else 1 and up
 * @param node the holder of this epoch
 */
public record Epoch(long counter, Role node) implements Comparable<Epoch> {

    /** The epoch of a pair that never served; it names the primary, who may serve first (row 6). */
    public static final Epoch NONE = new Epoch(0, Role.PRIMARY);

    /** The next epoch, held by {@code holder}. */
    public Epoch next(Role holder) {
        return new Epoch(counter + 1, holder);
    }

    /** Whether this epoch is higher than {@code other}. */
    public boolean isAbove(Epoch other) {
        return compareTo(other) > 0;
    }

    /** The higher of the two. */
    public static Epoch higher(Epoch a, Epoch b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public int compareTo(Epoch other) {
        int byCounter = Long.compare(counter, other.counter);
        return byCounter != 0 ? byCounter : Integer.compare(node.code(), other.node.code());
    }

    @Override
    public String toString() {
        return counter + "/" + node.label().charAt(0);
    }
}
