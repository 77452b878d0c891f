package org.msed.daemon.management;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.msed.config.Config;
import org.msed.config.DatasetConfig;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.DatasetState;
import org.msed.core.state.ReplicationReason;
import org.msed.daemon.snapshot.DatasetSnapshot;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.ReplicationSnapshot;
import org.msed.daemon.snapshot.SyncSnapshot;

/** The datasets of a pair as they are shown: also those that the mirror does not know. */
final class DatasetViews {
    private DatasetViews() {}

    /**
     * What runs: of each configured dataset what the mirror says, by name.
     *
     * @param startedWallMillis since when the others are as they are
     */
    static List<DatasetSnapshot> of(PairSnapshot pair, Config running, long startedWallMillis) {
        return of(pair, running, running.datasets(), startedWallMillis);
    }

    /** The same, and those that were added to the files since. */
    static List<DatasetSnapshot> of(
            PairSnapshot pair, Config running, List<DatasetConfig> saved, long startedWallMillis) {
        List<DatasetSnapshot> shown =
                new ArrayList<>(
                        pair.replication().map(ReplicationSnapshot::datasets).orElse(List.of()));
        add(shown, pair, running.datasets(), ReplicationReason.NOT_MOUNTED, startedWallMillis);
        add(shown, pair, saved, ReplicationReason.AWAITS_RESTART, startedWallMillis);
        shown.sort(Comparator.comparing(DatasetSnapshot::name));
        return shown;
    }

    /** The one with this name among what runs. */
    static Optional<DatasetSnapshot> find(
            PairSnapshot pair, Config running, String name, long startedWallMillis) {
        return of(pair, running, startedWallMillis).stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst();
    }

    private static void add(
            List<DatasetSnapshot> shown,
            PairSnapshot pair,
            List<DatasetConfig> configured,
            ReplicationReason reason,
            long sinceWallMillis) {
        for (DatasetConfig dataset : configured) {
            boolean known = shown.stream().anyMatch(s -> s.name().equals(dataset.name()));
            if (!known && dataset.pairId().equals(pair.name())) {
                shown.add(idle(dataset, reason, sinceWallMillis));
            }
        }
    }

    private static DatasetSnapshot idle(
            DatasetConfig dataset, ReplicationReason reason, long sinceWallMillis) {
        return new DatasetSnapshot(
                dataset.name(),
                dataset.path().toString(),
                DatasetMode.valueOf(dataset.mode().name()),
                dataset.excludes(),
                dataset.rateBytesPerSecond(),
                dataset.lagBytes(),
                dataset.lagMillis(),
                DatasetState.STOPPED,
                sinceWallMillis,
                reason,
                "",
                false,
                0,
                0,
                0,
                0,
                0,
                -1,
                -1,
                SyncSnapshot.NONE);
    }
}
