package org.msed.daemon.snapshot;

import java.util.List;
import java.util.Optional;
import org.msed.core.pair.Effect;
import org.msed.core.record.DataSummary;
import org.msed.core.state.ReplicationReason;
import org.msed.core.state.ReplicationState;

/**
 * The mirror of one pair at one moment (design D17: the pair is the unit). A pair without datasets
 * has none.
 *
 * @param state how far it is; the worst of its datasets
 * @param stateSinceWallMillis since when, by the wall clock as it was then
 * @param reason why
 * @param reasonDetail what the reason's word cannot say; may be empty
 * @param direction who sends
 * @param link interface that carries the stream; empty without one
 * @param gate what an acknowledgement waits for on this node
 * @param lagBytes acknowledged here and not yet at the peer, over all datasets; 0 on a standby
 * @param lagMillis age of the oldest such write; 0 when there is none, −1 when not known
 * @param outOfSyncBytes possibly different between the two copies, over all datasets
 * @param sync the running synchronisation; empty when none runs
 * @param here this node's lineage and sets
 * @param peer the peer's, as last told; empty before it was
 * @param counts what went through the stream
 * @param datasets the datasets, by name
 */
public record ReplicationSnapshot(
        ReplicationState state,
        long stateSinceWallMillis,
        ReplicationReason reason,
        String reasonDetail,
        Direction direction,
        String link,
        Effect.Gate.Kind gate,
        long lagBytes,
        long lagMillis,
        long outOfSyncBytes,
        Optional<SyncSnapshot> sync,
        DataSummary here,
        Optional<DataSummary> peer,
        StreamCounts counts,
        List<DatasetSnapshot> datasets) {

    /** Who sends. */
    public enum Direction {
        /** Nobody. */
        NONE,
        /** This node. */
        TO_PEER,
        /** The peer. */
        FROM_PEER
    }

    /** Copies the list. */
    public ReplicationSnapshot {
        datasets = List.copyOf(datasets);
    }

    /** The dataset with this name. */
    public Optional<DatasetSnapshot> dataset(String name) {
        return datasets.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
    }
}
