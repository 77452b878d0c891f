package org.msed.config;

/**
 * The times of a pair (ha-protocol 10), all in milliseconds but the last.
 *
 * @param failoverWaitMillis T_dead
 * @param heartbeatIntervalMillis time between heartbeats on each link; at most a third of
 *     T_promise, also where the file says more
 * @param failbackDwellMillis rest after a takeover before an automatic failback; 0 for none
 * @param settleWaitMillis T_settle
 * @param bootWaitMillis T_boot
 * @param handoverWaitMillis T_hand
 * @param gatewayWaitMillis T_gw
 * @param flapWindowMillis window of the flap budget
 * @param clockRateTolerance rho as a ratio, 0.001 to 0.05
 */
public record PairTimes(
        long failoverWaitMillis,
        long heartbeatIntervalMillis,
        long failbackDwellMillis,
        long settleWaitMillis,
        long bootWaitMillis,
        long handoverWaitMillis,
        long gatewayWaitMillis,
        long flapWindowMillis,
        double clockRateTolerance) {
    /** Overrun of the filter lease, in milliseconds (ha-protocol 10, T_drop). */
    public static final long FILTER_DROP_MILLIS = 50;

    /** Overrun of the address lifetime, in milliseconds (ha-protocol 10, T_drop). */
    public static final long LIFETIME_DROP_MILLIS = 1_500;

    /** T_promise: 0.6 of the failover wait, in milliseconds. */
    public long promiseMillis() {
        return promiseMillis(failoverWaitMillis);
    }

    static long promiseMillis(long failoverWaitMillis) {
        return failoverWaitMillis * 6 / 10;
    }

    /**
     * The interval that is kept. One lost heartbeat must not end a promise, so it is at most a
     * third of T_promise (ha-protocol 10); a longer one in the file is shortened to that.
     */
    static long intervalMillis(long configuredMillis, long failoverWaitMillis) {
        return Math.min(configuredMillis, promiseMillis(failoverWaitMillis) / 3);
    }

    /** Condition C of ha-protocol 10: the old lease is over before the standby may act. */
    static boolean leaseEndsBeforeTakeover(
            long failoverWaitMillis, double clockRateTolerance, boolean filterLease) {
        long drop = filterLease ? FILTER_DROP_MILLIS : LIFETIME_DROP_MILLIS;
        return 0.6 * failoverWaitMillis / (1 - clockRateTolerance) + drop
                < failoverWaitMillis / (1 + clockRateTolerance);
    }
}
