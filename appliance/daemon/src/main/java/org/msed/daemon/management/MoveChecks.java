package org.msed.daemon.management;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.msed.config.Durations;
import org.msed.core.pair.Order;
import org.msed.core.state.Blocker;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;
import org.msed.daemon.snapshot.PairSnapshot;

/**
 * What the snapshot says against an order, for dry runs. The pair machine decides again when the
 * order is given, with what it knows then.
 */
final class MoveChecks {
    private MoveChecks() {}

    static Set<Blocker> of(PairSnapshot pair, Order order) {
        return switch (order) {
            case SWITCHOVER -> move(pair, EnumSet.noneOf(Blocker.class));
            case FAILBACK -> failback(pair);
            case TAKEOVER -> takeover(pair);
            case REJOIN -> only(pair.standing().mode() != Mode.HOLD, Blocker.WRONG_MODE);
            case PAUSE, RESUME, STOP, SHUTDOWN -> EnumSet.noneOf(Blocker.class);
        };
    }

    /**
     * What an operator should know before an order is carried out all the same: a failback within
     * the dwell (ha-protocol 10), where this node is the one that took over.
     */
    static Optional<String> warning(PairSnapshot pair, Order order, long nowWallMillis) {
        long dwell = pair.policy().failbackDwellMillis();
        long since = nowWallMillis - pair.standing().stateSinceWallMillis();
        boolean tookOver = pair.standing().state() == DisplayedState.FAILOVER_ACTIVE;
        return order == Order.FAILBACK && tookOver && since >= 0 && since < dwell
                ? Optional.of(
                        "warning: this node took over "
                                + since / 1_000
                                + " s ago, failback.dwell is "
                                + Durations.print(dwell)
                                + "; what took the service from its primary may do so again")
                : Optional.empty();
    }

    private static Set<Blocker> failback(PairSnapshot pair) {
        boolean primaryServes = (pair.role() == Role.PRIMARY) == pair.serving();
        return move(pair, only(primaryServes, Blocker.WRONG_MODE));
    }

    private static Set<Blocker> move(PairSnapshot pair, Set<Blocker> found) {
        switch (pair.standing().mode()) {
            case SERVE -> found.addAll(pair.readiness().blockers());
            case STANDBY -> {
                found.addAll(only(!pair.peer().inContact(), Blocker.PEER_UNREACHABLE));
                found.addAll(only(!pair.standing().attached(), Blocker.NOT_IN_SYNC));
            }
            default -> found.add(Blocker.WRONG_MODE);
        }
        return found;
    }

    private static Set<Blocker> takeover(PairSnapshot pair) {
        Set<Blocker> found = only(pair.peer().inContact(), Blocker.PEER_ALIVE);
        found.addAll(only(pair.standing().mode().claimsService(), Blocker.WRONG_MODE));
        return found;
    }

    private static Set<Blocker> only(boolean holds, Blocker blocker) {
        return holds ? EnumSet.of(blocker) : EnumSet.noneOf(Blocker.class);
    }
}
