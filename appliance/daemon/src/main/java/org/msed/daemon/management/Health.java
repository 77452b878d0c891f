package org.msed.daemon.management;

import java.util.Comparator;
import java.util.Optional;
import org.msed.core.state.Blocker;
import org.msed.core.state.Severity;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.PairSnapshot;

/** How well a pair and the node are. */
final class Health {
    private Health() {}

    /**
     * A pair's: that of its state and of its mirror, or DEGRADED when the state is fine but a move
     * would fail or is turned off. That failover type Manual does not move by itself is what was
     * asked for.
     */
    static Severity of(PairSnapshot pair) {
        Severity state = worse(pair.standing().state().severity(), mirror(pair));
        boolean movable =
                pair.readiness().blockers().stream().allMatch(b -> b == Blocker.NOT_AUTOMATIC)
                        && !pair.readiness().paused();
        return state == Severity.OK && !movable ? Severity.DEGRADED : state;
    }

    /** A mirror that fails takes the protection away, not the service. */
    private static Severity mirror(PairSnapshot pair) {
        Severity mirror = pair.replication().map(now -> now.state().severity()).orElse(Severity.OK);
        return mirror == Severity.DOWN ? Severity.DEGRADED : mirror;
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The node's: that of its worst pair. */
    static Severity of(NodeSnapshot node) {
        return worst(node).map(Health::of).orElse(Severity.OK);
    }

    /** The pair that decides the node's health; empty without a pair. */
    static Optional<PairSnapshot> worst(NodeSnapshot node) {
        return node.pairs().stream().max(Comparator.comparing(Health::of));
    }
}
