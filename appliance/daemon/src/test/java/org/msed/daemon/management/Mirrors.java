package org.msed.daemon.management;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msed.config.ConfigKey;
import org.msed.config.RawFile;
import org.msed.core.pair.Effect;
import org.msed.core.record.DataSummary;
import org.msed.core.record.Generations;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.DatasetState;
import org.msed.core.state.ReplicationReason;
import org.msed.core.state.ReplicationState;
import org.msed.daemon.snapshot.DatasetSnapshot;
import org.msed.daemon.snapshot.ReplicationSnapshot;
import org.msed.daemon.snapshot.StreamCounts;
import org.msed.daemon.snapshot.SyncSnapshot;
import org.msed.mirror.verify.VerifyReport;

/** Mirrors of a pair, as a test needs them. */
final class Mirrors {
    static final SyncSnapshot HALF =
            new SyncSnapshot(0.5, 2_000, 4_000, 10, 20, 1_500, 500, 4_000, 0);

    /** The file of the dataset that they all have. */
    static final RawFile FILE =
            new RawFile("datasets.d/data.properties", Map.of(ConfigKey.DATASET_PATH, "/srv/data"));

    private Mirrors() {}

    static ReplicationSnapshot inSync() {
        return of(ReplicationState.IN_SYNC, ReplicationReason.ATTACHED, Optional.empty());
    }

    static ReplicationSnapshot syncing() {
        return of(ReplicationState.SYNCING, ReplicationReason.PEER_BACK, Optional.of(HALF));
    }

    static ReplicationSnapshot of(
            ReplicationState state, ReplicationReason reason, Optional<SyncSnapshot> sync) {
        DataSummary here =
                new DataSummary(true, new Generations(0xabL, 0, List.of()), true, true, true);
        return new ReplicationSnapshot(
                state,
                3_000,
                reason,
                "",
                ReplicationSnapshot.Direction.TO_PEER,
                "eth1",
                Effect.Gate.Kind.MIRROR,
                7,
                20,
                sync.isPresent() ? 4_000 : 0,
                sync,
                here,
                Optional.empty(),
                new StreamCounts(1_000, 100, 40, 30, 250, 1, 0),
                List.of(dataset("data", sync)));
    }

    private static DatasetSnapshot dataset(String name, Optional<SyncSnapshot> sync) {
        return new DatasetSnapshot(
                name,
                "/srv/" + name,
                DatasetMode.SYNC,
                List.of("*.pid"),
                0,
                0,
                0,
                sync.isPresent() ? DatasetState.SYNCING : DatasetState.IN_SYNC,
                3_000,
                sync.isPresent() ? ReplicationReason.PEER_BACK : ReplicationReason.ATTACHED,
                "",
                true,
                12,
                345,
                7,
                20,
                0,
                1_000,
                9_000,
                sync.orElse(SyncSnapshot.NONE));
    }

    /** A verification that runs. */
    static VerifyReport verifying() {
        return new VerifyReport(
                VerifyReport.State.RUNNING, false, 1, 0, 10, 20, 1, 5, 0, List.of(), "");
    }
}
