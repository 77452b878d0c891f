package org.msed.mirror.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.mirror.change.Change;

final class DirtySetTest {
    private static final List<String> DATASETS = List.of("data", "logs");
    private static final int STEP = Item.STEP_BYTES;

    @TempDir Path directory;
    private DirtySet set;

    @BeforeEach
    void open() throws IOException {
        set = DirtySet.open(directory, DATASETS);
    }

    @Test
    void aWriteMarksTheStepsItTouches() {
        set.add(new Change.Write(0, 9, STEP - 1, ByteBuffer.allocate(2)));
        assertEquals(List.of(new Item.Content(0, 9, 0, 2 * STEP)), set.items());
    }

    @Test
    void aTruncationMarksUpToTheEnd() {
        set.add(new Change.Truncate(0, 9, STEP + 5));
        assertEquals(List.of(new Item.Content(0, 9, STEP, Long.MAX_VALUE)), set.items());
    }

    @Test
    void aRenameMarksBothNames() {
        set.add(new Change.Rename(0, 2, new byte[] {1}, 3, new byte[] {2}, 0));
        assertEquals(2, set.size().items());
    }

    @Test
    void rangesThatMeetBecomeOne() {
        set.add(new Item.Content(0, 9, 0, STEP));
        set.add(new Item.Content(0, 9, STEP, 2 * STEP));
        assertEquals(new DirtySet.Size(1, 2 * STEP, 0), set.size());
    }

    @Test
    void aTakenItemStaysOnDiskUntilItIsConfirmed() throws IOException {
        set.add(new Item.Attributes(0, 9));
        set.persist();
        Batch batch = set.take(10);
        set.persist();
        assertEquals(1, reopened().items().size());
        set.confirm(batch);
        assertTrue(set.isEmpty());
    }

    @Test
    void whatIsAddedWhileItIsTakenOutlivesTheConfirmation() throws IOException {
        set.add(new Item.Attributes(0, 9));
        Batch batch = set.take(10);
        set.add(new Item.Attributes(0, 9));
        set.confirm(batch);
        set.persist();
        assertEquals(List.of(new Item.Attributes(0, 9)), reopened().items());
    }

    @Test
    void aBatchThatIsPutBackIsDirtyAsBefore() {
        set.add(new Item.Attributes(0, 9));
        set.putBack(set.take(10));
        assertEquals(List.of(new Item.Attributes(0, 9)), set.take(1).items());
    }

    @Test
    void aLargeRangeIsTakenInSlices() {
        set.add(new Item.Content(0, 9, 0, 1L << 30));
        assertEquals(List.of(new Item.Content(0, 9, 0, 256L << 20)), set.take(10).items());
    }

    @Test
    void aWholeDatasetIsOneItem() {
        set.add(new Item.Attributes(0, 9));
        set.addAllBelow(0);
        set.add(new Item.Attributes(0, 10));
        set.add(new Item.Attributes(1, 10));
        assertEquals(2, set.size().items());
    }

    @Test
    void clearingIsDurable() throws IOException {
        set.addAllBelow(0);
        set.persist();
        set.clear();
        assertTrue(reopened().isEmpty());
    }

    @Test
    void datasetsAreKnownByTheirNames() throws IOException {
        set.add(new Item.Attributes(0, 8));
        set.add(new Item.Attributes(1, 9));
        set.persist();
        DirtySet later = DirtySet.open(directory, List.of("archive", "logs"));
        assertEquals(
                Set.of(new Item.Below(0, Item.ROOT), new Item.Attributes(1, 9)),
                Set.copyOf(later.items()));
    }

    @Test
    void aFileThatIsNoneOfOursMakesEverythingDirty() throws IOException {
        Files.writeString(directory.resolve(DirtySet.FILE), "no set at all, just some text");
        assertEquals(2, reopened().items().size());
    }

    @Test
    void memoryStaysBoundedAndTheSetASuperset() {
        for (long inode = 2; inode < ItemSet.WEIGHT_LIMIT + 10_000; inode++) {
            set.add(new Item.Attributes(0, inode));
        }
        assertTrue(set.size().items() <= ItemSet.WEIGHT_LIMIT);
        assertTrue(set.items().contains(new Item.Below(0, Item.ROOT)));
    }

    @Test
    void aSetThatWasNeverUsedIsEmpty() {
        assertTrue(set.isEmpty());
        set.add(new Item.Names(1, 2));
        assertFalse(set.isEmpty());
    }

    private DirtySet reopened() throws IOException {
        return DirtySet.open(directory, DATASETS);
    }
}
