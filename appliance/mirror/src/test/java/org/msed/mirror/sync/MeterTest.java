package org.msed.mirror.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.mirror.sets.DirtySet;

class MeterTest {

    private final Meter meter = new Meter(2);

    private static DirtySet.Size ranges(long items, long bytes) {
        return new DirtySet.Size(items, bytes, 0);
    }

    @Test
    void eachDatasetHasItsOwnFigures() {
        meter.left(List.of(ranges(1, 1_000), ranges(3, 5_000)), true);
        meter.bytes(1, 700);
        meter.sent(1, 600);
        SyncProgress progress = meter.progress();
        assertEquals(0, progress.datasets().get(0).bytesDone());
        assertEquals(1_000, progress.datasets().get(0).bytesTotal());
        assertEquals(700, progress.datasets().get(1).bytesDone());
        assertEquals(600, progress.datasets().get(1).bytesSent());
        assertEquals(6_700, progress.whole().bytesTotal());
    }

    @Test
    void filesBelowADirectoryThatNobodyLookedIntoAreUnknown() {
        meter.left(List.of(new DirtySet.Size(1, 0, 1), ranges(2, 0)), false);
        SyncProgress progress = meter.progress();
        assertEquals(SyncProgress.UNKNOWN, progress.datasets().get(0).filesTotal());
        assertEquals(2, progress.datasets().get(1).filesTotal());
        assertEquals(SyncProgress.UNKNOWN, progress.whole().filesTotal());
    }

    @Test
    void aWalkTellsHowManyFilesThereAre() {
        meter.left(List.of(new DirtySet.Size(1, 0, 1), DirtySet.Size.NONE), false);
        meter.below(0, 40, 9_000);
        meter.files(0, 10);
        assertEquals(10, meter.progress().whole().filesDone());
        assertEquals(40, meter.progress().whole().filesTotal());
        assertEquals(9_000, meter.progress().whole().bytesTotal());
    }

    @Test
    void theRatioIsOneOnlyWhenNothingIsLeft() {
        meter.left(List.of(ranges(1, 1), DirtySet.Size.NONE), true);
        meter.bytes(0, 1L << 50);
        assertTrue(meter.progress().whole().ratio() < 1);
        assertEquals(1, meter.progress().datasets().get(1).ratio());
        meter.done();
        assertEquals(1, meter.progress().whole().ratio());
    }

    @Test
    void whatTheSourceTellsArrivesUnchanged() {
        meter.left(List.of(new DirtySet.Size(1, 0, 1), ranges(2, 70)), false);
        meter.waiting(SyncProgress.WALKING);
        meter.file(new byte[] {'a', '/', 'b'});
        SyncProgress told = meter.progress();
        assertEquals(told, ProgressMessage.decode(ProgressMessage.encode(told).position(1)));
    }
}
