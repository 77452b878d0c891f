package org.msed.daemon.management;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.msed.core.state.Blocker;
import org.msed.core.state.Mode;
import org.msed.core.state.ReplicationState;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.ReplicationSnapshot;

/**
 * What the snapshot says against a synchronisation, for dry runs and before one is ordered. The
 * mirror decides again with what it knows then.
 */
final class ResyncChecks {
    private ResyncChecks() {}

    /**
     * @param here name of this node
     * @param source node whose copy is to be taken; empty for the one that serves
     * @throws IllegalArgumentException for a source that is neither node of the pair
     */
    static Set<Blocker> of(PairSnapshot pair, String here, String source) {
        if (!source.isEmpty() && !List.of(here, pair.peer().name()).contains(source)) {
            throw new IllegalArgumentException(
                    "from must be " + here + " or " + pair.peer().name() + ", got " + source);
        }
        if (pair.replication().isEmpty()) {
            return EnumSet.of(Blocker.NO_DATASETS);
        }
        Set<Blocker> found = EnumSet.noneOf(Blocker.class);
        add(found, !pair.peer().inContact(), Blocker.PEER_UNREACHABLE);
        Mode mode = pair.standing().mode();
        boolean serves = mode == Mode.SERVE;
        add(found, !serves && mode != Mode.STANDBY, Blocker.WRONG_MODE);
        boolean mine = source.equals(here);
        add(found, !source.isEmpty() && mine != serves, Blocker.NOT_THE_SOURCE);
        ReplicationSnapshot replication = pair.replication().get();
        add(found, replication.sync().isPresent(), Blocker.SYNC_RUNNING);
        add(found, replication.state() == ReplicationState.DIVERGED, Blocker.DIVERGED);
        return found;
    }

    private static void add(Set<Blocker> found, boolean holds, Blocker blocker) {
        if (holds) {
            found.add(blocker);
        }
    }
}
