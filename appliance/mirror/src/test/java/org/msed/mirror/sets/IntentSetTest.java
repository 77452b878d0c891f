package org.msed.mirror.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntentSetTest {
    private static final List<String> DATASETS = List.of("data");

    @TempDir Path directory;

    @Test
    void aRangeTouchesEachOfItsRegions() throws IOException {
        try (IntentSet set = IntentSet.open(directory, DATASETS)) {
            set.touchContent(0, 7, IntentSet.REGION_BYTES - 1, 2);
            assertEquals(2, set.size());
        }
    }

    @Test
    void aRangeWithoutEndIsOneItem() throws IOException {
        try (IntentSet set = IntentSet.open(directory, DATASETS)) {
            set.touchContent(0, 7, IntentSet.REGION_BYTES + 5, Long.MAX_VALUE);
            assertEquals(
                    List.of(new Item.Content(0, 7, IntentSet.REGION_BYTES, Long.MAX_VALUE)),
                    set.items());
        }
    }

    @Test
    void aCheckpointDropsWhatWasNotTouchedAgain() throws IOException {
        try (IntentSet set = IntentSet.open(directory, DATASETS)) {
            set.touchNames(0, 2);
            set.touchNames(0, 3);
            assertTrue(set.beginCheckpoint());
            set.touchNames(0, 3);
            set.finishCheckpoint();
        }
        try (IntentSet again = IntentSet.open(directory, DATASETS)) {
            assertEquals(List.of(new Item.Names(0, 3)), again.recovered());
        }
    }

    @Test
    void noCheckpointDropsWhatAFormerRunLeft() throws IOException {
        try (IntentSet set = IntentSet.open(directory, DATASETS)) {
            set.touchNames(0, 2);
        }
        try (IntentSet set = IntentSet.open(directory, DATASETS)) {
            set.beginCheckpoint();
            set.finishCheckpoint();
            assertFalse(set.isEmpty());
            set.forgetRecovered();
            assertTrue(set.isEmpty());
        }
    }

    @Test
    void aDamagedFileMeansThatEverythingIsIntended() throws IOException {
        try (IntentSet set = IntentSet.open(directory, DATASETS)) {
            set.touchNames(0, 2);
            set.touchNames(0, 3);
        }
        Path file = directory.resolve(IntentSet.FILE);
        byte[] bytes = Files.readAllBytes(file);
        bytes[Frames.HEAD_BYTES + 2] ^= 1;
        Files.write(file, bytes);
        try (IntentSet again = IntentSet.open(directory, DATASETS)) {
            assertTrue(again.recovered().contains(new Item.Below(0, Item.ROOT)));
        }
    }

    @Test
    void threadsThatTouchTogetherAllFindTheirsOnDisk() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (IntentSet set = IntentSet.open(directory, DATASETS)) {
            List<Callable<Void>> touches = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                long inode = 2 + i % 300;
                touches.add(
                        () -> {
                            set.touchAttributes(0, inode);
                            return null;
                        });
            }
            for (Future<Void> touch : threads.invokeAll(touches)) {
                touch.get();
            }
        } finally {
            threads.shutdownNow();
        }
        try (IntentSet again = IntentSet.open(directory, DATASETS)) {
            assertEquals(300, again.recovered().size());
        }
    }
}
