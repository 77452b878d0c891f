package org.msed.core.sim;

import org.msed.core.pair.Moment;

/**
 * A node's three clocks as functions of true time. The monotonic one runs at its own rate and
 * stands still while the machine is frozen.
 */
public final class NodeClock {

    /** What even the fastest wake-up takes, so that nothing after it has a time from before. */
    private static final long WAKING_NANOS = 1_000;

    private double rate = 1;
    private long trueBase;
    private long monotonicBase;
    private long bootOffset;
    private long wallOffset;
    private boolean frozen;
    private long frozenSince;

    NodeClock(long monotonicNanos, long bootOffset, long wallOffset) {
        this.monotonicBase = monotonicNanos;
        this.bootOffset = bootOffset;
        this.wallOffset = wallOffset;
    }

    long monotonic(long trueNanos) {
        return frozen ? monotonicBase : monotonicBase + (long) ((trueNanos - trueBase) * rate);
    }

    Moment moment(long trueNanos) {
        long nanos = monotonic(trueNanos);
        return new Moment(nanos, nanos + bootOffset, nanos + wallOffset);
    }

    /** The first true time at which the monotonic clock shows at least {@code nanos}. */
    long trueTime(long nanos) {
        long reached = trueBase + (long) Math.ceil((nanos - monotonicBase) / rate);
        while (monotonic(reached) < nanos) {
            reached++;
        }
        return reached;
    }

    void setRate(long trueNanos, double newRate) {
        rebase(trueNanos);
        rate = newRate;
    }

    void freeze(long trueNanos) {
        rebase(trueNanos);
        frozen = true;
        frozenSince = trueNanos;
    }

    /**
     * Ends a freeze; the wall clock went on, the boot clock only when the machine was suspended.
     */
    void thaw(long trueNanos, boolean bootWentOn) {
        long lost = trueNanos - frozenSince;
        frozen = false;
        trueBase = trueNanos;
        monotonicBase += WAKING_NANOS;
        wallOffset += lost;
        bootOffset += bootWentOn ? lost : 0;
    }

    /** A reboot: the monotonic clock begins anew. */
    void reboot(long trueNanos, long monotonicNanos, long newWallOffset) {
        frozen = false;
        trueBase = trueNanos;
        monotonicBase = monotonicNanos;
        bootOffset = 0;
        wallOffset = newWallOffset;
    }

    void jumpWall(long nanos) {
        wallOffset += nanos;
    }

    private void rebase(long trueNanos) {
        monotonicBase = monotonic(trueNanos);
        trueBase = trueNanos;
    }
}
