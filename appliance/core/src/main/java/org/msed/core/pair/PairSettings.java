package org.msed.core.pair;

import org.msed.core.state.Guard;
import org.msed.core.state.Role;
import org.msed.core.state.TakeoverPolicy;

/**
 * What the machine must know of one pair's configuration. All times in nanoseconds (ha-protocol
 * 10).
 *
 * @param role this node's part
 * @param guard how the pair decides when it cannot talk; MANUAL is failover type Manual
 * @param automaticFailback whether service returns to the primary by itself
 * @param policy what an automatic takeover requires of the data
 * @param reverseMirror whether the mirror back to the peer begins by itself after a takeover that
 *     nobody planned
 * @param gatewayConfigured whether there is a gateway to ask
 * @param beatNanos interval of heartbeats
 * @param deadNanos T_dead, the failover wait
 * @param promiseNanos T_promise, how long a promise lasts
 * @param dropNanos T_drop, the overrun of the best lease that is present
 * @param replNanos T_repl, the longest stall by a silent standby
 * @param bootNanos T_boot, how long a node waits alone after its start
 * @param settleNanos T_settle, how long a standby must answer before it counts as attached
 * @param gatewayNanos T_gw, loss of the gateway that moves the service
 * @param handoverNanos T_hand, how long a release waits for its answer
 * @param stopNanos T_stop, limit for stopping the application
 * @param dwellNanos no automatic failback sooner after a takeover
 * @param flapMax automatic takeovers per {@code flapWindowNanos}
 * @param flapWindowNanos see {@code flapMax}
 * @param resumeMax resumptions by row 6a per {@code resumeWindowNanos}
 * @param resumeWindowNanos see {@code resumeMax}
 * @param rho largest relative difference of clock rates, for instance 0.01
 */
public record PairSettings(
        Role role,
        Guard guard,
        boolean automaticFailback,
        TakeoverPolicy policy,
        boolean reverseMirror,
        boolean gatewayConfigured,
        long beatNanos,
        long deadNanos,
        long promiseNanos,
        long dropNanos,
        long replNanos,
        long bootNanos,
        long settleNanos,
        long gatewayNanos,
        long handoverNanos,
        long stopNanos,
        long dwellNanos,
        int flapMax,
        long flapWindowNanos,
        int resumeMax,
        long resumeWindowNanos,
        double rho) {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** T_promise and the lease, as a part of T_dead. */
    public static final double PROMISE_PART = 0.6;

    /** T_drop with the address lifetime alone: its measured overrun is below 0.4 s. */
    public static final long DROP_BY_LIFETIME_NANOS = 1_500 * MILLI;

    /** T_drop with the filter lease. */
    public static final long DROP_BY_FILTER_NANOS = 50 * MILLI;

    /**
     * Refuses settings that could let two nodes own the address.
     *
     * @throws IllegalArgumentException when condition C of ha-protocol 10 is broken
     */
    public PairSettings {
        if (!satisfiesC(deadNanos, promiseNanos, dropNanos, rho)) {
            throw new IllegalArgumentException(
                    "condition C is broken: T_promise/(1-rho) + T_drop = "
                            + (long) (promiseNanos / (1 - rho) + dropNanos) / MILLI
                            + " ms must be below T_dead/(1+rho) = "
                            + (long) (deadNanos / (1 + rho)) / MILLI
                            + " ms");
        }
    }

    /** Condition C: the promised node is off the air before the promiser may act. */
    public static boolean satisfiesC(
            long deadNanos, long promiseNanos, long dropNanos, double rho) {
        return promiseNanos / (1 - rho) + dropNanos < deadNanos / (1 + rho);
    }

    /**
     * Settings with the protocol's default times for a failover wait.
     *
     * @param role this node's part
     * @param guard how the pair decides when it cannot talk
     * @param deadNanos the failover wait
     * @param filterLease whether the filter lease is present
     */
    public static PairSettings defaults(
            Role role, Guard guard, long deadNanos, boolean filterLease) {
        long promise = (long) (deadNanos * PROMISE_PART);
        return new PairSettings(
                role,
                guard,
                false,
                TakeoverPolicy.IN_SYNC_ONLY,
                true,
                guard == Guard.AVAILABLE,
                Math.min(500 * MILLI, promise / 5),
                deadNanos,
                promise,
                filterLease ? DROP_BY_FILTER_NANOS : DROP_BY_LIFETIME_NANOS,
                Math.min(2 * SECOND, promise / 2),
                Math.max(60 * SECOND, 2 * deadNanos),
                5 * SECOND,
                15 * SECOND,
                30 * SECOND,
                60 * SECOND,
                1_800 * SECOND,
                3,
                3_600 * SECOND,
                3,
                600 * SECOND,
                0.01);
    }

    /** How often the loop ticks at least, so that pauses show (design D15). */
    public long tickNanos() {
        return Math.min(100 * MILLI, deadNanos / 12);
    }

    /** How often authority by token is renewed at the address, and the gateway is asked (V1). */
    public long renewalNanos() {
        return promiseNanos / 5;
    }

    /** A gap of own running time that is logged (R17). */
    public long pauseNoteNanos() {
        return Math.min(500 * MILLI, deadNanos / 4);
    }

    /** A gap of own running time after which all observation starts anew (R17). */
    public long pauseResetNanos() {
        return Math.min(SECOND, deadNanos / 2);
    }

    /**
     * How long before T_dead the address is probed: the shorter of 1 s and the slack of condition
     * C, so that the old lease has ended when the first probe leaves (R16).
     */
    public long probeNanos() {
        double slack = deadNanos / (1 + rho) - (promiseNanos / (1 - rho) + dropNanos);
        return Math.min(SECOND, (long) slack);
    }
}
