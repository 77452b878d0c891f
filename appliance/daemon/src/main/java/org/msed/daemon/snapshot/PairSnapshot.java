package org.msed.daemon.snapshot;

import java.util.List;
import java.util.Optional;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;

/**
 * One pairing at one moment.
 *
 * @param name the pair's name: its primary's
 * @param role this node's part in it
 * @param vip the address that it protects, dotted
 * @param instanceIndex 3 or 4: number of the pairing on its secondary
 * @param policy what was configured
 * @param standing what the pair machine is doing
 * @param readiness what stands against a move
 * @param links the links, in configured order
 * @param peer what is known of the other node
 * @param frames how many frames arrived and why some were refused
 * @param replication the mirror; empty for a pair without datasets
 * @param copies while the copies have parted: what is known of them, this node's first; else empty
 */
public record PairSnapshot(
        String name,
        Role role,
        String vip,
        int instanceIndex,
        Policy policy,
        Standing standing,
        Readiness readiness,
        List<LinkSnapshot> links,
        PeerSnapshot peer,
        FrameCounts frames,
        Optional<ReplicationSnapshot> replication,
        List<CopySnapshot> copies) {

    /** Copies the list. */
    public PairSnapshot {
        links = List.copyOf(links);
        copies = List.copyOf(copies);
    }

    /** Whether this node serves: in charge, and the address is here. */
    public boolean serving() {
        return standing.mode() == Mode.SERVE && standing.addressHere();
    }

    /**
     * What {@code Heartbeat status} prints (inventory A9-06): beats arrive, and the state is one of
     * those in which the reference says Up. The plain truth is in {@link #links()}.
     */
    public boolean heartbeatUp() {
        return standing.state().showsHeartbeat()
                && links.stream().anyMatch(link -> link.state() != LinkSnapshot.State.DOWN);
    }
}
