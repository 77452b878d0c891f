package org.msed.daemon.snapshot;

import java.util.List;
import java.util.Optional;
import org.msed.core.state.Role;

/**
 * The node at one moment. Immutable; taking it costs no lock and never blocks.
 *
 * @param name host name
 * @param role permanent role
 * @param version of msed, for instance {@code 0.1.0}
 * @param hmAddress address of the health monitor, dotted
 * @param vip the node's own virtual address; empty on a secondary
 * @param udi product id as configured
 * @param startedWallMillis wall clock at the start of the daemon, milliseconds since 1970
 * @param capacity pairs that may be served at once
 * @param servedPairs names of the pairs that have a slot, at most {@code capacity}
 * @param pairs the pairings in the order of their instance index
 */
public record NodeSnapshot(
        String name,
        Role role,
        String version,
        String hmAddress,
        String vip,
        String udi,
        long startedWallMillis,
        int capacity,
        List<String> servedPairs,
        List<PairSnapshot> pairs) {

    /** Copies the lists. */
    public NodeSnapshot {
        servedPairs = List.copyOf(servedPairs);
        pairs = List.copyOf(pairs);
    }

    /** The pair with this name, its primary's. */
    public Optional<PairSnapshot> pair(String pairName) {
        return pairs.stream().filter(pair -> pair.name().equals(pairName)).findFirst();
    }
}
