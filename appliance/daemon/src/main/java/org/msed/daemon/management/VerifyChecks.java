package org.msed.daemon.management;

import java.util.EnumSet;
import java.util.Set;
import org.msed.core.state.Blocker;
import org.msed.core.state.Mode;
import org.msed.core.state.ServeMode;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.ReplicationSnapshot;
import org.msed.daemon.snapshot.VerificationSnapshot;

/** What the snapshot says against a verification; the mirror decides again when it begins. */
final class VerifyChecks {
    private VerifyChecks() {}

    static Set<Blocker> of(PairSnapshot pair, VerificationSnapshot verification) {
        if (pair.replication().isEmpty()) {
            return EnumSet.of(Blocker.NO_DATASETS);
        }
        ReplicationSnapshot mirror = pair.replication().get();
        if (pair.standing().mode() != Mode.SERVE) {
            return EnumSet.of(Blocker.NOT_SERVING);
        }
        if (verification.report().running()) {
            return EnumSet.of(Blocker.VERIFY_RUNNING);
        }
        if (mirror.sync().isPresent()) {
            return EnumSet.of(Blocker.SYNC_RUNNING);
        }
        if (pair.standing().serveMode() != ServeMode.MIRROR) {
            return EnumSet.of(
                    pair.peer().inContact() ? Blocker.NOT_IN_SYNC : Blocker.PEER_UNREACHABLE);
        }
        return EnumSet.noneOf(Blocker.class);
    }
}
