package org.msed.daemon.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.msed.config.DatasetConfig;
import org.msed.core.pair.PairState;
import org.msed.core.record.DataSummary;
import org.msed.core.state.DatasetState;
import org.msed.core.state.Mode;
import org.msed.core.state.ReplicationReason;
import org.msed.core.state.ReplicationState;
import org.msed.daemon.data.Verdicts.Verdict;
import org.msed.daemon.snapshot.DatasetSnapshot;
import org.msed.daemon.snapshot.ReplicationSnapshot;
import org.msed.daemon.snapshot.ReplicationSnapshot.Direction;
import org.msed.daemon.snapshot.StreamCounts;
import org.msed.daemon.snapshot.SyncSnapshot;
import org.msed.mirror.MirrorFigures;
import org.msed.mirror.sync.SyncProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what management shows of a mirror; on the reader's thread. {@link #look} is called as soon
 * as something changes and now and then, so that the time of a change depends on no reader.
 */
final class ReplicationView {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicationView.class);

    private final List<DatasetConfig> datasets;
    private final List<String> linkNames;
    private final Verdicts verdicts;
    private final Since<ReplicationState> since;
    private final List<Since<DatasetState>> datasetsSince = new ArrayList<>();
    private ReplicationState told;

    ReplicationView(List<DatasetConfig> datasets, List<String> linkNames) {
        this.datasets = List.copyOf(datasets);
        this.linkNames = List.copyOf(linkNames);
        this.verdicts = new Verdicts(datasets);
        this.since = new Since<>(System::currentTimeMillis);
        datasets.forEach(each -> datasetsSince.add(new Since<>(System::currentTimeMillis)));
    }

    /** Notes what has changed. */
    void look(PairState pair, MirrorFigures figures, boolean paused) {
        Verdict verdict = verdicts.of(pair, figures, paused);
        since.of(verdict.state());
        for (int d = 0; d < datasets.size(); d++) {
            datasetsSince.get(d).of(state(d, verdict, pair, figures));
        }
        tell(pair, verdict);
    }

    private synchronized void tell(PairState pair, Verdict verdict) {
        if (told == null || told != verdict.state()) {
            LOG.info(
                    "{}: mirror {}->{} reason={}{} mode={}",
                    datasets.get(0).pairId(),
                    told == null ? "none" : told,
                    verdict.state(),
                    verdict.reason(),
                    verdict.detail().isEmpty() ? "" : " (" + verdict.detail() + ")",
                    pair.mode());
            told = verdict.state();
        }
    }

    ReplicationSnapshot of(PairState pair, MirrorFigures figures, boolean paused) {
        look(pair, figures, paused);
        Verdict verdict = verdicts.of(pair, figures, paused);
        List<DatasetSnapshot> shown = datasets(verdict, pair, figures);
        DataSummary told = pair.peerData();
        return new ReplicationSnapshot(
                verdict.state(),
                since.of(verdict.state()),
                verdict.reason(),
                verdict.detail(),
                direction(pair),
                figures.link() < 0 ? "" : linkNames.get(figures.link()),
                figures.gate(),
                shown.stream().mapToLong(DatasetSnapshot::lagBytes).sum(),
                shown.stream().mapToLong(DatasetSnapshot::lagMillis).max().orElse(0),
                shown.stream().mapToLong(DatasetSnapshot::outOfSyncBytes).sum(),
                figures.sync().map(progress -> sync(progress.whole(), progress)),
                pair.data(),
                told.mirrored() ? Optional.of(told) : Optional.empty(),
                counts(figures),
                shown);
    }

    private static Direction direction(PairState pair) {
        return switch (pair.mode()) {
            case SERVE -> Direction.TO_PEER;
            case STANDBY -> Direction.FROM_PEER;
            default -> Direction.NONE;
        };
    }

    private static SyncSnapshot sync(SyncProgress.Part part, SyncProgress of) {
        return new SyncSnapshot(
                part.ratio(),
                part.bytesDone(),
                part.bytesTotal(),
                part.filesDone(),
                part.filesTotal(),
                part.bytesSent(),
                of.stalledMillis() > 0 ? 0 : part.bytesPerSecond(),
                of.stalledMillis() > 0 ? -1 : part.remainingMillis(),
                of.stalledMillis());
    }

    private static StreamCounts counts(MirrorFigures figures) {
        return new StreamCounts(
                figures.stream().sentBytes(),
                figures.receivedBytes(),
                figures.stream().changes() + figures.applied(),
                figures.stream().flushes(),
                figures.stream().lastFlushNanos() < 0
                        ? -1
                        : TimeUnit.NANOSECONDS.toMicros(figures.stream().lastFlushNanos()),
                figures.connections(),
                figures.refusedFrames());
    }

    private List<DatasetSnapshot> datasets(Verdict verdict, PairState pair, MirrorFigures figures) {
        List<DatasetSnapshot> all = new ArrayList<>();
        for (int d = 0; d < datasets.size(); d++) {
            all.add(dataset(d, verdict, pair, figures));
        }
        return all;
    }

    private DatasetSnapshot dataset(
            int number, Verdict verdict, PairState pair, MirrorFigures figures) {
        DatasetConfig dataset = datasets.get(number);
        MirrorFigures.OfDataset figure = figures.datasets().get(number);
        DatasetState state = state(number, verdict, pair, figures);
        Verdict why = why(number, verdict, figures);
        boolean serves = pair.mode() == Mode.SERVE;
        return new DatasetSnapshot(
                dataset.name(),
                dataset.path().toString(),
                MirroredData.mode(dataset),
                dataset.excludes(),
                dataset.rateBytesPerSecond(),
                dataset.lagBytes(),
                dataset.lagMillis(),
                state,
                datasetsSince.get(number).of(state),
                why.reason(),
                why.detail(),
                figures.mounted(),
                figure.known(),
                figure.writtenBytes(),
                serves ? figure.lagBytes() : 0,
                serves ? TimeUnit.NANOSECONDS.toMillis(figure.lagNanos()) : 0,
                figure.outOfSyncBytes(),
                figure.usedBytes(),
                figure.freeBytes(),
                figures.sync()
                        .filter(progress -> number < progress.datasets().size())
                        .map(progress -> sync(progress.datasets().get(number), progress))
                        .orElse(SyncSnapshot.NONE));
    }

    /** All share the pair's reason, but for an asynchronous one that is behind by itself. */
    private Verdict why(int number, Verdict pair, MirrorFigures figures) {
        return pair.state() != ReplicationState.LAGGING
                ? pair
                : verdicts.behind(number, figures).orElse(Verdicts.ATTACHED);
    }

    private DatasetState state(
            int number, Verdict verdict, PairState state, MirrorFigures figures) {
        if (verdict.reason() == ReplicationReason.CANARY_STALE) {
            return DatasetState.LAGGING;
        }
        return switch (verdict.state()) {
            case IN_SYNC, NO_DATASETS -> DatasetState.IN_SYNC;
            case SYNCING, STALLED ->
                    state.record().consistent() ? DatasetState.SYNCING : DatasetState.INCONSISTENT;
            case LAGGING ->
                    verdicts.behind(number, figures).isPresent()
                            ? DatasetState.LAGGING
                            : DatasetState.IN_SYNC;
            case DIVERGED -> DatasetState.DIVERGED;
            case REFUSED -> DatasetState.REFUSED;
            case FAILED -> DatasetState.FAILED;
            case CONNECTING, PAUSED, STOPPED ->
                    state.record().consistent()
                            ? state.mode() == Mode.SERVE
                                    ? DatasetState.OUTDATED
                                    : DatasetState.STOPPED
                            : DatasetState.INCONSISTENT;
        };
    }
}
