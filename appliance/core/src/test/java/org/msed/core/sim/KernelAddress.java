package org.msed.core.sim;

/**
 * The virtual address in a node's kernel: present under a lease that ends by the node's own clock,
 * whether a daemon runs or not (A2).
 */
public final class KernelAddress {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long OVERRUN = 400 * MILLI;

    private final NodeClock clock;
    private final boolean filter;
    private final Chance chance;
    private boolean present;
    private long leaseEnd;

    KernelAddress(NodeClock clock, boolean filter, Chance chance) {
        this.clock = clock;
        this.filter = filter;
        this.chance = chance;
    }

    /** Sets the address with this much lease; the filter's in milliseconds, else whole seconds. */
    void set(long trueNanos, long remainingNanos) {
        present = true;
        long now = clock.monotonic(trueNanos);
        leaseEnd =
                filter
                        ? now + remainingNanos / MILLI * MILLI
                        : now
                                + Math.max(SECOND, remainingNanos / SECOND * SECOND)
                                + chance.between(0, OVERRUN - 1);
    }

    void remove() {
        present = false;
    }

    boolean heldAt(long trueNanos) {
        return present && clock.monotonic(trueNanos) < leaseEnd;
    }
}
