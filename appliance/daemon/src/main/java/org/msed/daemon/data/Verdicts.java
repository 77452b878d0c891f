package org.msed.daemon.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.msed.config.DatasetConfig;
import org.msed.core.dataset.Disagreement;
import org.msed.core.pair.PairState;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.ReplicationReason;
import org.msed.core.state.ReplicationState;
import org.msed.core.state.ServeMode;
import org.msed.core.state.StandbyMode;
import org.msed.mirror.MirrorFigures;
import org.msed.mirror.sync.SyncProgress;
import org.msed.mirror.verify.CanaryFigures;

/** How far a mirror is and why, by what its machine and it say. Pure. */
final class Verdicts {

    /** A synchronisation that has not moved for as long is said to stand still. */
    static final long STALLED_MILLIS = 10_000;

    static final Verdict ATTACHED =
            new Verdict(ReplicationState.IN_SYNC, ReplicationReason.ATTACHED);

    private final List<DatasetConfig> datasets;

    Verdicts(List<DatasetConfig> datasets) {
        this.datasets = List.copyOf(datasets);
    }

    record Verdict(ReplicationState state, ReplicationReason reason, String detail) {
        Verdict(ReplicationState state, ReplicationReason reason) {
            this(state, reason, "");
        }
    }

    /** Of the pair, which is the unit (design D17). */
    Verdict of(PairState pair, MirrorFigures figures, boolean paused) {
        return proved(claimed(pair, figures, paused), figures.canary());
    }

    /** In sync is said only while a canary comes through. */
    static Verdict proved(Verdict claimed, CanaryFigures canary) {
        boolean claims =
                claimed.state() == ReplicationState.IN_SYNC
                        || claimed.state() == ReplicationState.LAGGING;
        return claims && canary.stale()
                ? new Verdict(
                        ReplicationState.STALLED, ReplicationReason.CANARY_STALE, canary.cause())
                : claimed;
    }

    private Verdict claimed(PairState pair, MirrorFigures figures, boolean paused) {
        if (!figures.failure().isEmpty()) {
            return new Verdict(
                    ReplicationState.FAILED, ReplicationReason.STORAGE_HERE, figures.failure());
        }
        if (figures.refusal().isPresent() && pair.mode() != Mode.HOLD) {
            Disagreement no = figures.refusal().get();
            return new Verdict(ReplicationState.REFUSED, no.reason(), no.text());
        }
        return switch (pair.mode()) {
            case SERVE -> serving(pair, figures, paused);
            case STANDBY -> standing(pair, figures);
            case HOLD ->
                    pair.holdCause() == HoldCause.DIVERGED
                            ? new Verdict(ReplicationState.DIVERGED, ReplicationReason.DIVERGED)
                            : new Verdict(ReplicationState.STOPPED, ReplicationReason.NOT_OPEN);
            default -> new Verdict(ReplicationState.STOPPED, ReplicationReason.NOT_OPEN);
        };
    }

    /** Of an asynchronous dataset that is beyond its bounds. */
    Optional<Verdict> behind(int number, MirrorFigures figures) {
        DatasetConfig dataset = datasets.get(number);
        if (MirroredData.mode(dataset) != DatasetMode.ASYNC) {
            return Optional.empty();
        }
        long bytes = figures.datasets().get(number).lagBytes();
        long millis = TimeUnit.NANOSECONDS.toMillis(figures.datasets().get(number).lagNanos());
        if (bytes > dataset.lagBytes()) {
            return Optional.of(
                    new Verdict(
                            ReplicationState.LAGGING,
                            ReplicationReason.LAG_BYTES,
                            dataset.name() + ": " + bytes + " bytes"));
        }
        return millis <= dataset.lagMillis()
                ? Optional.empty()
                : Optional.of(
                        new Verdict(
                                ReplicationState.LAGGING,
                                ReplicationReason.LAG_TIME,
                                dataset.name() + ": " + millis + " ms"));
    }

    private Verdict serving(PairState pair, MirrorFigures figures, boolean paused) {
        if (pair.serveMode() == ServeMode.MIRROR) {
            for (int d = 0; d < datasets.size(); d++) {
                Optional<Verdict> late = behind(d, figures);
                if (late.isPresent()) {
                    return late.get();
                }
            }
            return ATTACHED;
        }
        // What the standby said may have been lost with a link; that it is not well is in each
        // beat.
        boolean said = !figures.standbyFailure().isEmpty();
        if (!pair.peerHealth().healthy() && (said || pair.serveMode() != ServeMode.CATCHING_UP)) {
            return new Verdict(
                    ReplicationState.STOPPED,
                    ReplicationReason.STORAGE_PEER,
                    figures.standbyFailure());
        }
        if (paused) {
            return new Verdict(ReplicationState.PAUSED, ReplicationReason.PAUSED);
        }
        if (pair.serveMode() == ServeMode.CATCHING_UP) {
            boolean first = pair.peerData().generations().neverUsed();
            return figures.sync()
                    .map(progress -> copying(first, progress))
                    .orElse(new Verdict(ReplicationState.CONNECTING, ReplicationReason.COMPARING));
        }
        if (pair.parted()) {
            return new Verdict(ReplicationState.DIVERGED, ReplicationReason.DIVERGED);
        }
        if (pair.record().parting().stopped()) {
            return new Verdict(ReplicationState.STOPPED, ReplicationReason.AWAITS_CHOICE);
        }
        return stopped(pair, figures);
    }

    private static Verdict standing(PairState pair, MirrorFigures figures) {
        if (pair.standbyMode() == StandbyMode.ATTACHED) {
            return ATTACHED;
        }
        if (pair.standbyMode() == StandbyMode.SYNCING) {
            boolean first = pair.data().generations().neverUsed();
            return figures.sync()
                    .map(progress -> copying(first, progress))
                    .orElse(new Verdict(ReplicationState.SYNCING, ReplicationReason.COMPARING));
        }
        return stopped(pair, figures);
    }

    static Verdict copying(boolean first, SyncProgress progress) {
        boolean counted = !progress.waiting().equals(SyncProgress.WALKING);
        if (counted && progress.stalledMillis() >= STALLED_MILLIS) {
            return new Verdict(
                    ReplicationState.STALLED,
                    progress.told() ? ReplicationReason.TARGET_SLOW : ReplicationReason.SOURCE_SLOW,
                    progress.waiting().isEmpty() ? "" : "waits " + progress.waiting());
        }
        return new Verdict(
                ReplicationState.SYNCING,
                first ? ReplicationReason.FIRST_COPY : ReplicationReason.PEER_BACK,
                progress.waiting().isEmpty() ? "" : "waits " + progress.waiting());
    }

    private static Verdict stopped(PairState pair, MirrorFigures figures) {
        if (!pair.inContact()) {
            return new Verdict(ReplicationState.STOPPED, ReplicationReason.PEER_SILENT);
        }
        return figures.connected()
                ? new Verdict(ReplicationState.CONNECTING, ReplicationReason.COMPARING)
                : new Verdict(ReplicationState.STOPPED, ReplicationReason.NO_CHANNEL);
    }
}
