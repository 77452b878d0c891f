package org.msed.mirror.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.sets.Item;

final class SyncIT {
    private SyncPair pair;

    @BeforeEach
    void make() throws IOException {
        pair = new SyncPair();
    }

    @AfterEach
    void delete() throws IOException {
        pair.close();
    }

    private void expectEqualCopies() throws IOException {
        assertEquals(SyncResult.Outcome.DONE, pair.synchronise().outcome());
        assertEquals(pair.sourceText(), pair.targetText());
        assertTrue(pair.dirty.isEmpty());
    }

    @Test
    void aFirstSynchronisationCopiesEverything() throws IOException {
        new Trees(new Random(7)).grow(pair.source, 3);
        new Trees(new Random(8)).grow(pair.source, 3);
        pair.dirty.addAllBelow(0);
        expectEqualCopies();
        assertEquals(List.of("inconsistent", "adopted", "committed"), pair.happened);
    }

    @Test
    void aLargeFileIsCopied() throws IOException {
        byte[] bytes = new byte[40 << 20];
        new Random(1).nextBytes(bytes);
        Files.write(pair.source.resolve("large"), bytes);
        pair.dirty.addAllBelow(0);
        expectEqualCopies();
    }

    @Test
    void onlyTheRangeThatDiffersTravels() throws IOException {
        aLargeFileIsCopied();
        Path large = pair.source.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.seek(20 << 20);
            file.write(1);
        }
        pair.dirty.add(new Item.Content(0, inode(large), 0, Long.MAX_VALUE));
        expectEqualCopies();
        assertTrue(pair.running.progress().whole().bytesSent() <= 128 << 10);
        assertEquals(1.0, pair.running.progress().whole().ratio());
    }

    @Test
    void holesStayHoles() throws IOException {
        Path sparse = pair.source.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.seek(100L << 20);
            file.write(new byte[] {1, 2, 3});
        }
        pair.dirty.addAllBelow(0);
        expectEqualCopies();
        long blocks = blocks(pair.target.resolve("sparse"));
        assertTrue(blocks < 1_000, "takes " + blocks + " blocks");
    }

    @Test
    void whatOnlyTheTargetHasGoes() throws IOException {
        new Trees(new Random(3)).grow(pair.target, 3);
        pair.dirty.addAllBelow(0);
        expectEqualCopies();
    }

    @Test
    void anExcludedNameIsUntouchedOnBothSides() throws IOException {
        pair.exclusion = Exclusion.of(List.of("*.tmp"));
        Files.writeString(pair.source.resolve("a.tmp"), "mine");
        Files.writeString(pair.source.resolve("a"), "data");
        Files.writeString(pair.target.resolve("b.tmp"), "theirs");
        pair.dirty.addAllBelow(0);
        assertEquals(SyncResult.Outcome.DONE, pair.synchronise().outcome());
        assertEquals("theirs", Files.readString(pair.target.resolve("b.tmp")));
        assertEquals("data", Files.readString(pair.target.resolve("a")));
        assertFalse(Files.exists(pair.target.resolve("a.tmp")));
    }

    @Test
    void aSymbolicLinkInTheTargetLeadsNowhere() throws IOException {
        Path outside = Files.createDirectory(pair.scratch.resolve("outside"));
        Files.writeString(outside.resolve("f"), "untouched");
        Files.createSymbolicLink(pair.target.resolve("d"), outside);
        Files.createDirectory(pair.source.resolve("d"));
        Files.writeString(pair.source.resolve("d/f"), "mine");
        pair.dirty.addAllBelow(0);
        expectEqualCopies();
        assertEquals("untouched", Files.readString(outside.resolve("f")));
    }

    @Test
    void whatTheTargetSuspectsIsComparedToo() throws IOException {
        Files.writeString(pair.source.resolve("f"), "right");
        pair.dirty.addAllBelow(0);
        expectEqualCopies();
        Path copy = pair.target.resolve("f");
        FileTime time = Files.getLastModifiedTime(copy);
        Files.writeString(copy, "wrong");
        Files.setLastModifiedTime(copy, time);
        pair.targetSuspects.add(new Item.Content(0, inode(copy), 0, Long.MAX_VALUE));
        expectEqualCopies();
    }

    @Test
    void aNameThatOnlyTheTargetSuspectsIsRemoved() throws IOException {
        Files.writeString(pair.target.resolve("g"), "nobody knows me");
        pair.targetSuspects.add(new Item.Names(0, Item.ROOT));
        expectEqualCopies();
    }

    @Test
    void aCommitThatTheTargetRefusesIsUnknown() throws IOException {
        pair.commitFails = true;
        SyncResult result = pair.synchronise();
        assertEquals(SyncResult.Outcome.TARGET_FAILED, result.outcome());
        assertTrue(result.commitUnknown());
        assertTrue(result.cause().contains("the record is not durable"));
        assertTrue(pair.happened.contains("commit unknown"));
        assertTrue(pair.happened.contains("target failed: the record is not durable"));
    }

    @Test
    void aComparisonNamesWhatDiffersAndChangesNothing() throws IOException {
        Files.writeString(pair.source.resolve("content"), "right");
        Files.writeString(pair.source.resolve("missing"), "x");
        Files.writeString(pair.source.resolve("mode"), "x");
        pair.dirty.addAllBelow(0);
        expectEqualCopies();
        FileTime time = Files.getLastModifiedTime(pair.target.resolve("content"));
        Files.writeString(pair.target.resolve("content"), "wrong");
        Files.setLastModifiedTime(pair.target.resolve("content"), time);
        Files.delete(pair.target.resolve("missing"));
        Files.writeString(pair.target.resolve("extra"), "x");
        Files.setAttribute(pair.target.resolve("mode"), "unix:mode", 0600);
        String before = pair.targetText();
        assertEquals(SyncResult.Outcome.DONE, pair.compare().outcome());
        assertEquals(
                List.of("ATTRIBUTES mode", "CONTENT content", "EXTRA extra", "MISSING missing"),
                pair.differences.stream().sorted().toList());
        assertEquals(before, pair.targetText());
    }

    private static long inode(Path path) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:ino")).longValue();
    }

    private static long blocks(Path path) throws IOException {
        try (var file = Trees.open(path)) {
            return org.msed.platform.file.Attributes.read(file).blocks();
        }
    }
}
