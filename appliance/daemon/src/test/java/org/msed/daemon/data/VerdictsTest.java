package org.msed.daemon.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.msed.config.DatasetConfig;
import org.msed.config.DatasetMode;
import org.msed.core.pair.Effect;
import org.msed.core.record.DataSets;
import org.msed.core.state.ReplicationReason;
import org.msed.core.state.ReplicationState;
import org.msed.daemon.data.Verdicts.Verdict;
import org.msed.mirror.MirrorFigures;
import org.msed.mirror.stream.OutboxFigures;
import org.msed.mirror.sync.SyncProgress;
import org.msed.mirror.verify.CanaryFigures;

class VerdictsTest {

    private static final long LIMIT_BYTES = 1_000;
    private static final long LIMIT_MILLIS = 500;

    private static DatasetConfig dataset(String name, DatasetMode mode) {
        return new DatasetConfig(
                name,
                "mse1",
                Path.of("/srv/" + name),
                mode,
                List.of(),
                0,
                LIMIT_BYTES,
                LIMIT_MILLIS);
    }

    private static MirrorFigures.OfDataset behindBy(long bytes, long millis) {
        return new MirrorFigures.OfDataset(
                0, 0, 0, bytes, TimeUnit.MILLISECONDS.toNanos(millis), -1, -1);
    }

    private static MirrorFigures figures(MirrorFigures.OfDataset... datasets) {
        return new MirrorFigures(
                DataSets.NONE,
                Effect.Gate.Kind.MIRROR,
                true,
                true,
                true,
                0,
                new OutboxFigures(true, 0, 0, 0, List.of(), 0, 0, 0, 0, -1, 0, false),
                0,
                0,
                0,
                0,
                Optional.empty(),
                List.of(datasets),
                Optional.empty(),
                CanaryFigures.NONE,
                "",
                "");
    }

    private static Optional<Verdict> behind(DatasetMode mode, long bytes, long millis) {
        return new Verdicts(List.of(dataset("data", mode)))
                .behind(0, figures(behindBy(bytes, millis)));
    }

    private static SyncProgress progress(String waiting, long stalledMillis, boolean told) {
        SyncProgress.Part part = new SyncProgress.Part(0.5, 1, 2, 1, 1, 2, 3, 4);
        return new SyncProgress(part, List.of(part), "", waiting, stalledMillis, told);
    }

    @Test
    void asynchronousDatasetWithinItsBoundsIsProtected() {
        assertTrue(behind(DatasetMode.ASYNC, LIMIT_BYTES, LIMIT_MILLIS).isEmpty());
    }

    @Test
    void withAStaleCanaryNothingIsInSync() {
        CanaryFigures stale = new CanaryFigures(true, 12_000, 9_000, "none for 12000 ms");
        Verdict verdict = Verdicts.proved(Verdicts.ATTACHED, stale);
        assertEquals(ReplicationState.STALLED, verdict.state());
        assertEquals(ReplicationReason.CANARY_STALE, verdict.reason());
        assertEquals("none for 12000 ms", verdict.detail());
        assertEquals(Verdicts.ATTACHED, Verdicts.proved(Verdicts.ATTACHED, CanaryFigures.NONE));
    }

    @Test
    void moreBytesBehindThanAllowedIsNotProtected() {
        Verdict verdict = behind(DatasetMode.ASYNC, LIMIT_BYTES + 1, 0).orElseThrow();
        assertEquals(ReplicationState.LAGGING, verdict.state());
        assertEquals(ReplicationReason.LAG_BYTES, verdict.reason());
        assertEquals("data: 1001 bytes", verdict.detail());
    }

    @Test
    void longerBehindThanAllowedIsNotProtected() {
        Verdict verdict = behind(DatasetMode.ASYNC, 1, LIMIT_MILLIS + 1).orElseThrow();
        assertEquals(ReplicationReason.LAG_TIME, verdict.reason());
    }

    @Test
    void synchronousDatasetHasNoBounds() {
        assertTrue(behind(DatasetMode.SYNC, 5_000, 60_000).isEmpty());
    }

    @Test
    void oneDatasetIsNotBehindBecauseAnotherIs() {
        Verdicts verdicts =
                new Verdicts(
                        List.of(
                                dataset("data", DatasetMode.ASYNC),
                                dataset("logs", DatasetMode.ASYNC)));
        MirrorFigures figures = figures(behindBy(5, 5), behindBy(5_000, 5));
        assertTrue(verdicts.behind(0, figures).isEmpty());
        assertTrue(verdicts.behind(1, figures).isPresent());
    }

    @Test
    void aCopyThatMovesIsSyncingAndSaysWhatItWaitsFor() {
        Verdict verdict = Verdicts.copying(true, progress("for the target's disk", 3_500, true));
        assertEquals(ReplicationState.SYNCING, verdict.state());
        assertEquals(ReplicationReason.FIRST_COPY, verdict.reason());
        assertEquals("waits for the target's disk", verdict.detail());
    }

    @Test
    void aCopyThatStandsStillIsStalledByItsTarget() {
        Verdict verdict = Verdicts.copying(false, progress("", Verdicts.STALLED_MILLIS, true));
        assertEquals(ReplicationState.STALLED, verdict.state());
        assertEquals(ReplicationReason.TARGET_SLOW, verdict.reason());
    }

    @Test
    void aSourceThatTellsNothingStallsTheTarget() {
        Verdict verdict = Verdicts.copying(false, progress("", Verdicts.STALLED_MILLIS, false));
        assertEquals(ReplicationReason.SOURCE_SLOW, verdict.reason());
    }

    @Test
    void aWalkThroughManyFilesIsNoStandstill() {
        Verdict verdict = Verdicts.copying(false, progress(SyncProgress.WALKING, 60_000, true));
        assertEquals(ReplicationState.SYNCING, verdict.state());
    }

    @Test
    void theTimeOfAChangeIsThatOfTheChangeAndNotOfALook() {
        long[] now = {10};
        Since<String> since = new Since<>(() -> now[0]);
        assertEquals(10, since.of("IN_SYNC"));
        now[0] = 20;
        assertEquals(10, since.of("IN_SYNC"));
        assertEquals(20, since.of("STOPPED"));
    }
}
