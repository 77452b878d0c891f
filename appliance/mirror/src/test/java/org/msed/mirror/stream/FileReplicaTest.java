package org.msed.mirror.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.Change;
import org.msed.platform.file.FileErrno;
import org.msed.platform.natives.ErrnoException;

class FileReplicaTest {

    private static final int DIRECTORY = 0040000;
    private static final int FILE = 0100000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final int PIPE = 0010000;
    private static final long ROOT = 1;

    @TempDir Path parent;
    private Path directory;
    private FileReplica replica;

    @BeforeEach
    void make() throws IOException {
        directory = Files.createDirectory(parent.resolve("data"));
        replica =
                new FileReplica(
                        List.of(bytes(directory.toString())),
                        List.of(Exclusion.of(List.of("*.tmp"))),
                        8);
        replica.apply(new Change.Bind(0, ROOT, bytes("")));
    }

    @AfterEach
    void forget() {
        replica.forget();
    }

    @Test
    void aFileIsMadeWithExactlyItsMode() throws IOException {
        create("f", 10, FILE | 04751);
        assertEquals(04751, mode("f"));
    }

    @Test
    void directoriesLinksAndPipesAreMade() throws IOException {
        create("d", 10, DIRECTORY | 01777);
        create("p", 11, PIPE | 0622);
        replica.apply(
                new Change.Create(
                        0,
                        ROOT,
                        bytes("s"),
                        12,
                        SYMBOLIC_LINK | 0777,
                        uid(),
                        gid(),
                        0,
                        bytes("to")));
        assertEquals(01777, mode("d"));
        assertEquals(0622, mode("p"));
        assertEquals("to", Files.readSymbolicLink(directory.resolve("s")).toString());
    }

    @Test
    void bytesAreWrittenWhereTheyWere() throws IOException {
        create("f", 10, FILE | 0600);
        write(10, 5, "hello");
        assertArrayEquals(bytes("\0\0\0\0\0hello"), content("f"));
    }

    @Test
    void aBoundFileIsFoundByItsPath() throws IOException {
        Files.createDirectories(directory.resolve("a/b"));
        Files.write(directory.resolve("a/b/f"), bytes("old"));
        replica.apply(new Change.Bind(0, 77, bytes("a/b/f")));
        write(77, 0, "new");
        assertArrayEquals(bytes("new"), content("a/b/f"));
    }

    @Test
    void truncationAllocationAndTimesAreExact() throws IOException {
        create("f", 10, FILE | 0600);
        write(10, 0, "hello");
        replica.apply(new Change.Truncate(0, 10, 100));
        replica.apply(new Change.Allocate(0, 10, 1, 0, 1 << 20));
        replica.apply(new Change.SetTimes(0, 10, 1_000_000_000, 123_456_789));
        assertEquals(100, Files.size(directory.resolve("f")));
        assertEquals(
                FileTime.from(Instant.ofEpochSecond(1_000_000_000, 123_456_789)),
                Files.getLastModifiedTime(directory.resolve("f")));
    }

    @Test
    void attributesAreSetAndRemoved() throws IOException {
        create("f", 10, FILE | 0600);
        replica.apply(new Change.SetXattr(0, 10, bytes("user.x"), bytes("value")));
        assertArrayEquals(bytes("value"), (byte[]) attribute("f", "user:x"));
        replica.apply(new Change.RemoveXattr(0, 10, bytes("user.x")));
        assertThrows(IOException.class, () -> attribute("f", "user:x"));
    }

    @Test
    void modeAndOwnerChange() throws IOException {
        create("f", 10, FILE | 0600);
        replica.apply(new Change.SetOwner(0, 10, uid(), gid()));
        replica.apply(new Change.SetMode(0, 10, 02750));
        assertEquals(02750, mode("f"));
    }

    @Test
    void namesAreLinkedMovedExchangedAndRemoved() throws IOException {
        create("a", 10, FILE | 0600);
        create("b", 11, FILE | 0600);
        write(10, 0, "A");
        write(11, 0, "B");
        replica.apply(new Change.Link(0, 10, ROOT, bytes("c")));
        replica.apply(new Change.Rename(0, ROOT, bytes("a"), ROOT, bytes("b"), 2));
        replica.apply(new Change.Rename(0, ROOT, bytes("c"), ROOT, bytes("d"), 0));
        replica.apply(new Change.Remove(0, ROOT, bytes("a"), false));
        assertArrayEquals(bytes("A"), content("b"));
        assertArrayEquals(bytes("A"), content("d"));
        assertFalse(Files.exists(directory.resolve("a")));
    }

    @Test
    void aFileThatWasMovedKeepsItsNumber() throws IOException {
        create("d", 10, DIRECTORY | 0700);
        create("f", 11, FILE | 0600);
        replica.apply(new Change.Rename(0, ROOT, bytes("f"), 10, bytes("g"), 0));
        write(11, 0, "x");
        assertArrayEquals(bytes("x"), content("d/g"));
    }

    @Test
    void changesOfAFileWithoutNamesAreDropped() throws IOException {
        create("f", 10, FILE | 0600);
        replica.apply(new Change.Remove(0, ROOT, bytes("f"), false));
        write(10, 0, "unseen");
        Change.Barrier barrier = new Change.Barrier(0, 10, Change.Barrier.Scope.FILE);
        replica.flush(barrier).run();
        assertFalse(Files.exists(directory.resolve("f")));
    }

    @Test
    void aFileThatIsRenamedOverLosesItsNameOnly() throws IOException {
        create("a", 10, FILE | 0600);
        create("b", 11, FILE | 0600);
        replica.apply(new Change.Link(0, 11, ROOT, bytes("b2")));
        replica.apply(new Change.Rename(0, ROOT, bytes("a"), ROOT, bytes("b"), 0));
        write(11, 0, "still");
        assertArrayEquals(bytes("still"), content("b2"));
        replica.apply(new Change.Rename(0, ROOT, bytes("b"), ROOT, bytes("b2"), 0));
        write(11, 0, "gone");
        assertArrayEquals(bytes(""), content("b2"));
    }

    @Test
    void aNumberThatIsGivenToAnotherFileMeansThatOne() throws IOException {
        create("f", 10, FILE | 0600);
        replica.apply(new Change.Remove(0, ROOT, bytes("f"), false));
        create("g", 10, FILE | 0600);
        write(10, 0, "x");
        assertArrayEquals(bytes("x"), content("g"));
    }

    @Test
    void manyMoreFilesThanMayBeOpenAreReached() throws IOException {
        for (int i = 0; i < 60; i++) {
            create("f" + i, 100 + i, FILE | 0600);
        }
        for (int i = 0; i < 60; i++) {
            write(100 + i, 0, "n" + i);
        }
        for (int i = 0; i < 60; i++) {
            assertArrayEquals(bytes("n" + i), content("f" + i));
        }
    }

    @Test
    void everyScopeFlushesWhileTheFileIsForgotten() throws IOException {
        create("f", 10, FILE | 0600);
        for (Change.Barrier.Scope scope : Change.Barrier.Scope.values()) {
            Replica.Flush flush = replica.flush(new Change.Barrier(0, 10, scope));
            replica.forget();
            flush.run();
            replica.apply(new Change.Bind(0, ROOT, bytes("")));
            replica.apply(new Change.Bind(0, 10, bytes("f")));
        }
        assertTrue(Files.exists(directory.resolve("f")));
    }

    @Test
    void noNameLeadsOutOfTheDirectory() throws IOException {
        Files.write(parent.resolve("secret"), bytes("s"));
        Files.createSymbolicLink(directory.resolve("out"), parent);
        for (String name : List.of("..", ".", "", "a/b", "../x", "a\0b")) {
            assertThrows(ErrnoException.class, () -> create(name, 20, FILE | 0600), name);
        }
        for (String path : List.of("../secret", "out/secret", "/etc/passwd", "a\0b")) {
            Change bind = new Change.Bind(0, 21, bytes(path));
            assertThrows(ErrnoException.class, () -> replica.apply(bind), path);
        }
    }

    @Test
    void anUnboundNumberIsRefused() {
        IOException refused = assertThrows(IOException.class, () -> write(99, 0, "x"));
        assertTrue(refused.getMessage().contains("inode 99"), refused.getMessage());
    }

    @Test
    void anUnknownDatasetIsRefused() {
        assertThrows(IOException.class, () -> replica.apply(new Change.Unbind(1, 1)));
    }

    @Test
    void anErrorNamesCallFileAndErrno() {
        Change remove = new Change.Remove(0, ROOT, bytes("missing"), false);
        ErrnoException refused = assertThrows(ErrnoException.class, () -> replica.apply(remove));
        assertEquals(FileErrno.ENOENT, refused.errno());
        assertTrue(refused.getMessage().contains("inode 1 missing"), refused.getMessage());
    }

    @Test
    void whatIsExcludedGoesWithItsDirectory() throws IOException {
        create("d", 10, DIRECTORY | 0755);
        Files.createDirectories(directory.resolve("d/cache.tmp/deep"));
        Files.writeString(directory.resolve("d/cache.tmp/deep/file"), "of this node");
        replica.apply(new Change.Remove(0, ROOT, bytes("d"), true));
        assertFalse(Files.exists(directory.resolve("d")));
    }

    @Test
    void directoryWithSomethingElseInItStays() throws IOException {
        create("d", 10, DIRECTORY | 0755);
        Files.writeString(directory.resolve("d/a.tmp"), "of this node");
        Files.writeString(directory.resolve("d/b"), "of nobody");
        Change remove = new Change.Remove(0, ROOT, bytes("d"), true);
        ErrnoException refused = assertThrows(ErrnoException.class, () -> replica.apply(remove));
        assertEquals(FileErrno.ENOTEMPTY, refused.errno());
        assertTrue(Files.exists(directory.resolve("d/a.tmp")));
    }

    private void create(String name, long inode, int mode) throws IOException {
        replica.apply(
                new Change.Create(0, ROOT, bytes(name), inode, mode, uid(), gid(), 0, new byte[0]));
    }

    private void write(long inode, long offset, String text) throws IOException {
        replica.apply(new Change.Write(0, inode, offset, ByteBuffer.wrap(bytes(text))));
    }

    private int uid() throws IOException {
        return (Integer) Files.getAttribute(directory, "unix:uid");
    }

    private int gid() throws IOException {
        return (Integer) Files.getAttribute(directory, "unix:gid");
    }

    private int mode(String name) throws IOException {
        return 07777 & (Integer) attribute(name, "unix:mode");
    }

    private Object attribute(String name, String what) throws IOException {
        Path path = directory.resolve(name);
        Object value = Files.getAttribute(path, what, LinkOption.NOFOLLOW_LINKS);
        return value instanceof ByteBuffer buffer ? buffer.array() : value;
    }

    private byte[] content(String name) throws IOException {
        return Files.readAllBytes(directory.resolve(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
