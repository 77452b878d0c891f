package org.msed.mirror.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.aside.Aside;
import org.msed.mirror.aside.AsideSettings;
import org.msed.mirror.aside.AsideStore;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;

/** What is set aside is put back byte for byte, or nothing is overwritten. */
class TreeCopyIT {

    private static final long LINEAGE = 0x1234L;
    private static final long DAY_MILLIS = 86_400_000;

    @TempDir Path root;
    private Path data;
    private Path kept;

    @BeforeEach
    void directories() throws IOException {
        data = Files.createDirectory(root.resolve("data"));
        kept = root.resolve("kept");
    }

    private static Descriptor open(Path directory) throws IOException {
        return Descriptor.open(
                directory.toString().getBytes(), OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY);
    }

    private AsideStore store(long budgetBytes, long keptMillis) {
        return new AsideStore(new AsideSettings(kept, budgetBytes, keptMillis));
    }

    private void save(AsideStore store) throws IOException {
        try (Descriptor directory = open(data)) {
            store.save(LINEAGE, List.of(dataset(directory)), List.of("data"));
        }
    }

    private void restore(AsideStore store) throws IOException {
        try (Descriptor directory = open(data)) {
            store.restore(LINEAGE, List.of(dataset(directory)), List.of("data"));
        }
    }

    private static SyncDataset dataset(Descriptor directory) {
        return new SyncDataset(directory, Exclusion.of(List.of("*.pid")));
    }

    @Test
    void whatWasSetAsideComesBackWhateverCameInItsPlace() throws IOException {
        for (int seed = 1; seed <= 10; seed++) {
            Path mine = Files.createDirectory(root.resolve("d" + seed));
            data = mine;
            kept = root.resolve("k" + seed);
            new Trees(new Random(seed)).grow(mine, 3);
            String before = TreeText.of(mine);
            AsideStore store = store(1L << 30, DAY_MILLIS);
            save(store);
            assertEquals(before, TreeText.of(mine), "seed " + seed + " was touched");
            new Trees(new Random(seed + 100)).grow(mine, 3);
            Files.writeString(mine.resolve("another"), "of the winner");
            restore(store);
            assertEquals(before, TreeText.of(mine), "seed " + seed);
        }
    }

    @Test
    void withoutRoomInTheBudgetNothingIsKeptAndItIsSaid() throws IOException {
        Files.write(data.resolve("file"), new byte[1 << 20]);
        AsideStore store = store(1 << 10, DAY_MILLIS);
        IOException refused = assertThrows(IOException.class, () -> save(store));
        assertTrue(refused.getMessage().contains("aside.budget"), refused.getMessage());
        assertEquals(List.of(), store.list());
        assertFalse(store.refusal(1 << 20).isEmpty());
        assertEquals("", store.refusal(1));
    }

    @Test
    void whatIsPastItsTimeGoesAndIsNotPutBack() throws IOException {
        Files.writeString(data.resolve("file"), "mine");
        AsideStore store = store(1L << 30, DAY_MILLIS);
        save(store);
        Aside only = store.list().get(0);
        assertEquals(Aside.nameOf(LINEAGE), only.name());
        assertEquals(0, store.expire(only.untilMillis() - 1));
        assertEquals(1, store.expire(only.untilMillis()));
        IOException gone = assertThrows(IOException.class, () -> restore(store));
        assertTrue(gone.getMessage().contains("not kept any more"), gone.getMessage());
        assertEquals("mine", Files.readString(data.resolve("file")));
    }

    @Test
    void aCopyThatWasBrokenOffIsMadeAnew() throws IOException {
        Files.writeString(data.resolve("file"), "mine");
        AsideStore store = store(1L << 30, DAY_MILLIS);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, () -> save(store));
        assertEquals(List.of(), store.list());
        save(store);
        Files.writeString(data.resolve("file"), "theirs");
        restore(store);
        assertEquals("mine", Files.readString(data.resolve("file")));
    }

    @Test
    void aSecondRunLeavesWhatIsKept() throws IOException {
        Files.writeString(data.resolve("file"), "mine");
        AsideStore store = store(1L << 30, DAY_MILLIS);
        save(store);
        Files.writeString(data.resolve("file"), "half overwritten");
        save(store);
        restore(store);
        assertEquals("mine", Files.readString(data.resolve("file")));
    }

    @Test
    void withZeroDaysNothingIsKept() throws IOException {
        Files.writeString(data.resolve("file"), "mine");
        AsideStore store = store(1L << 30, 0);
        save(store);
        assertEquals(List.of(), store.list());
        assertEquals("", store.refusal(Long.MAX_VALUE / 2));
    }

    @Test
    void whatIsExcludedStaysOutAndIsLeftAlone() throws IOException {
        Files.writeString(data.resolve("own.pid"), "1");
        Files.writeString(data.resolve("file"), "mine");
        AsideStore store = store(1L << 30, DAY_MILLIS);
        save(store);
        assertFalse(Files.exists(kept.resolve(Aside.nameOf(LINEAGE)).resolve("data/own.pid")));
        Files.writeString(data.resolve("own.pid"), "2");
        restore(store);
        assertEquals("2", Files.readString(data.resolve("own.pid")));
    }
}
