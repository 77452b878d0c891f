package org.msed.mirror.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.msed.mirror.change.Change;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;

class ContentChangesIT extends MountedTest {
    private static final int MIB = 1 << 20;

    private Descriptor create(String name) throws IOException {
        return app.open(bytes(name), CREATE, 0644);
    }

    private static ByteBuffer read(Descriptor file, long offset, int bytes) throws IOException {
        ByteBuffer into = ByteBuffer.allocateDirect(bytes);
        Content.read(file, into, offset);
        return into.flip();
    }

    @Test
    void writeIsReportedWithTheInodeOffsetAndBytes() throws Exception {
        try (Descriptor file = create("f")) {
            Content.writeAll(file, direct("hello"), 7);
        }
        Change.Write write = last(Change.Write.class);
        assertEquals(inode("f"), write.inode());
        assertEquals(7, write.offset());
        assertEquals("hello", StandardCharsets.UTF_8.decode(write.data()).toString());
        assertEquals("\0\0\0\0\0\0\0hello", Files.readString(backing.resolve("f")));
    }

    @Test
    void appendIsReportedAtTheOffsetWhereItCameToBe() throws Exception {
        run("printf abc > f; printf def >> f");
        assertEquals(3, last(Change.Write.class).offset());
        assertEquals("abcdef", Files.readString(backing.resolve("f")));
    }

    @Test
    void directWriteReachesTheBacking() throws Exception {
        run("dd if=/dev/zero of=f bs=4k count=3 oflag=direct 2>/dev/null");
        assertEquals(3 * 4096, Files.size(backing.resolve("f")));
    }

    @Test
    void truncationAtOpenIsReported() throws Exception {
        run("echo x > f; : > f");
        assertEquals(0, last(Change.Truncate.class).size());
        assertEquals(0, Files.size(backing.resolve("f")));
    }

    @Test
    void truncationOfAClosedFileIsReported() throws Exception {
        run("echo x > f; truncate -s 5M f");
        assertEquals(5 * MIB, last(Change.Truncate.class).size());
    }

    @Test
    void holesAreSeenAndPunchedOnesReported() throws Exception {
        try (Descriptor file = create("f")) {
            Content.truncate(file, 4 * MIB);
            Content.writeAll(file, direct("x"), 2 * MIB);
            assertEquals(2 * MIB, Content.nextData(file, 0));
            int mode = Content.PUNCH_HOLE | Content.KEEP_SIZE;
            Content.allocate(file, mode, 2 * MIB, MIB);
            assertEquals(-1, Content.nextData(file, 0));
            Change.Allocate punched = last(Change.Allocate.class);
            assertEquals(mode, punched.mode());
            assertEquals(2 * MIB, punched.offset());
            assertEquals(MIB, punched.length());
        }
    }

    @Test
    void collapsedRangeIsNotSupported() throws Exception {
        try (Descriptor file = create("f")) {
            Content.truncate(file, MIB);
            int collapse = 8;
            assertErrno(FileErrno.EOPNOTSUPP, () -> Content.allocate(file, collapse, 0, 4096));
        }
    }

    @Test
    void fileWithoutANameIsNotSupported() {
        int tmpfile = 020000000 | OpenFlags.O_DIRECTORY | OpenFlags.O_RDWR;
        assertErrno(FileErrno.EOPNOTSUPP, () -> app.open(bytes("."), tmpfile, 0600));
    }

    @Test
    void unlinkedFileIsReadAndWrittenAndNotReported() throws Exception {
        try (Descriptor file = create("f")) {
            Content.writeAll(file, direct("before"), 0);
            Names.remove(app, bytes("f"));
            int reported = log.of(Change.Write.class).size();
            Content.writeAll(file, direct("after"), 0);
            assertEquals(direct("aftere"), read(file, 0, 10));
            assertEquals(0, Attributes.read(file).links());
            assertEquals(reported, log.of(Change.Write.class).size());
        }
    }

    @Test
    void fileReplacedByARenameStaysReadable() throws Exception {
        run("echo old > f; echo new > g");
        try (Descriptor file = app.open(bytes("f"), OpenFlags.O_RDONLY, 0)) {
            Names.rename(app, bytes("g"), app, bytes("f"), 0);
            assertEquals(direct("old\n"), read(file, 0, 10));
        }
        assertEquals("new\n", sh("cat f"));
    }

    @Test
    void fsyncIsFlushedAfterTheModificationTimeIsReported() throws Exception {
        try (Descriptor file = create("f")) {
            Content.writeAll(file, direct("x"), 0);
            Content.sync(file);
            FileStatus status = Attributes.read(file);
            Change.SetTimes times = last(Change.SetTimes.class);
            assertEquals(status.modifySeconds(), times.mtimeSeconds());
            assertEquals(status.modifyNanos(), times.mtimeNanos());
        }
        assertEquals(List.of("FILE " + inode("f")), log.flushes);
    }

    @Test
    void fdatasyncIsFlushedAsData() throws Exception {
        try (Descriptor file = create("f")) {
            Content.syncData(file);
        }
        assertEquals(List.of("DATA " + inode("f")), log.flushes);
    }

    @Test
    void fsyncOfADirectoryIsFlushed() throws Exception {
        Content.sync(app);
        assertEquals(List.of("FILE 1"), log.flushes);
    }

    @Test
    void synchronousWritesAreFlushedOneByOne() throws Exception {
        run("dd if=/dev/zero of=f bs=4k count=3 oflag=dsync 2>/dev/null");
        assertEquals(3, log.flushes.size());
    }

    @Test
    void fsyncReturnsWhenTheLogSaysSo() throws Exception {
        try (Descriptor file = create("f")) {
            log.holdFlush = new CountDownLatch(1);
            CompletableFuture<Void> sync =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    Content.sync(file);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            eventually(() -> !log.flushes.isEmpty());
            assertEquals("ok\n", sh("echo ok > g; cat g"));
            assertFalse(sync.isDone());
            log.holdFlush.countDown();
            sync.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void fsyncFailsWhenTheLogCannotConfirmIt() throws Exception {
        log.flushFailure = new IOException("the file system is being closed");
        try (Descriptor file = create("f")) {
            assertErrno(FileErrno.EIO, () -> Content.sync(file));
        }
    }

    @Test
    void nothingIsChangedWhenTheIntentCannotBeKept() throws Exception {
        run("echo x > f");
        try (Descriptor file = app.open(bytes("f"), OpenFlags.O_RDWR, 0)) {
            log.refusal = new IOException("the sets cannot be written");
            assertErrno(FileErrno.EIO, () -> Content.write(file, direct("y"), 0));
            assertErrno(FileErrno.EIO, () -> Names.remove(app, bytes("f")));
            log.refusal = null;
        }
        assertEquals("x\n", Files.readString(backing.resolve("f")));
    }

    @Test
    void sharedMappingIsWrittenBackAndReported() throws Exception {
        // In another process: a page fault of this one would wait for its own threads.
        run(MapsFile.command() + " f");
        assertEquals(MapsFile.TEXT, Files.readString(backing.resolve("f")).trim());
        assertEquals(4096, last(Change.Write.class).data().remaining());
    }

    @Test
    void modificationTimeIsReportedWithinSeconds() throws Exception {
        try (Descriptor file = create("f")) {
            int before = log.of(Change.SetTimes.class).size();
            Content.writeAll(file, direct("x"), 0);
            eventually(() -> hasTimes(before, Attributes.read(file)));
        }
    }

    private boolean hasTimes(int skip, FileStatus status) {
        return log.of(Change.SetTimes.class).stream()
                .skip(skip)
                .anyMatch(
                        t ->
                                t.inode() == status.inode()
                                        && t.mtimeSeconds() == status.modifySeconds()
                                        && t.mtimeNanos() == status.modifyNanos());
    }

    @Test
    void writerThatClosesLeavesTheExactModificationTime() throws Exception {
        run("echo x > f");
        eventually(() -> last(Change.SetTimes.class).inode() == inode("f"));
        FileStatus status;
        try (Descriptor file = app.open(bytes("f"), OpenFlags.O_RDONLY, 0)) {
            status = Attributes.read(file);
        }
        eventually(() -> last(Change.SetTimes.class).mtimeNanos() == status.modifyNanos());
        assertTrue(log.failures.isEmpty());
    }
}
