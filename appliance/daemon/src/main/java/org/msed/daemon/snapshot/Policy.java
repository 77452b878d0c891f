package org.msed.daemon.snapshot;

import org.msed.core.state.Guard;
import org.msed.core.state.TakeoverPolicy;

/**
 * A pair's configured behaviour.
 *
 * @param guard how it decides when it cannot talk
 * @param automaticFailover false for failover type Manual
 * @param automaticFailback whether service returns to the primary by itself
 * @param takeoverPolicy what an automatic takeover requires of the data
 * @param failoverWaitMillis T_dead
 * @param failbackDwellMillis rest after a takeover before an automatic failback; a manual one warns
 *     within it; 0 for none
 * @param heartbeatIntervalMillis time between heartbeats on each link
 * @param handoverAtShutdown whether a shutdown of the system is a planned move
 * @param gatewayConfigured whether there is a gateway to ask
 */
public record Policy(
        Guard guard,
        boolean automaticFailover,
        boolean automaticFailback,
        TakeoverPolicy takeoverPolicy,
        long failoverWaitMillis,
        long failbackDwellMillis,
        long heartbeatIntervalMillis,
        boolean handoverAtShutdown,
        boolean gatewayConfigured) {}
