package org.msed.daemon.pair;

import java.util.concurrent.TimeUnit;
import org.msed.config.HaRole;
import org.msed.config.MoveType;
import org.msed.config.NodeConfig;
import org.msed.config.PairConfig;
import org.msed.config.PairTimes;
import org.msed.config.ReverseMirror;
import org.msed.core.pair.PairSettings;
import org.msed.core.state.Guard;
import org.msed.core.state.Role;
import org.msed.core.state.TakeoverPolicy;

/** The machine's settings from the configuration; pure. */
public final class SettingsMapping {

    private SettingsMapping() {}

    /**
     * The settings of one pair.
     *
     * @param filterLease whether the filter lease is used, which decides T_drop
     * @throws IllegalArgumentException condition C is broken, which reading the configuration
     *     refuses already
     */
    public static PairSettings settings(NodeConfig node, PairConfig pair, boolean filterLease) {
        PairTimes times = pair.times();
        long dead = nanos(times.failoverWaitMillis());
        PairSettings base =
                PairSettings.defaults(role(node.role()), guard(pair), dead, filterLease);
        return new PairSettings(
                base.role(),
                base.guard(),
                pair.failback() == MoveType.AUTOMATIC,
                TakeoverPolicy.valueOf(pair.takeoverPolicy().name()),
                pair.reverseMirror() == ReverseMirror.AUTO,
                node.gateway().isPresent(),
                nanos(times.heartbeatIntervalMillis()),
                dead,
                base.promiseNanos(),
                base.dropNanos(),
                replNanos(base, nanos(times.heartbeatIntervalMillis())),
                nanos(times.bootWaitMillis()),
                nanos(times.settleWaitMillis()),
                nanos(times.gatewayWaitMillis()),
                nanos(times.handoverWaitMillis()),
                base.stopNanos(),
                nanos(times.failbackDwellMillis()),
                pair.flapMax(),
                nanos(times.flapWindowMillis()),
                pair.resumeMax(),
                base.resumeWindowNanos(),
                times.clockRateTolerance());
    }

    /**
     * One late promise is no silent standby: T_repl covers two beats and a half, below T_promise.
     */
    private static long replNanos(PairSettings base, long beatNanos) {
        return Math.max(
                base.replNanos(), Math.min(beatNanos * 5 / 2, base.promiseNanos() * 9 / 10));
    }

    /** The role, in the core's word. */
    public static Role role(HaRole role) {
        return role == HaRole.PRIMARY ? Role.PRIMARY : Role.SECONDARY;
    }

    private static Guard guard(PairConfig pair) {
        return pair.failover() == MoveType.MANUAL
                ? Guard.MANUAL
                : Guard.valueOf(pair.guard().name());
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
