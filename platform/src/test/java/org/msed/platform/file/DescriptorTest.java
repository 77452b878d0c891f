package org.msed.platform.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.msed.platform.file.Workplace.CREATE;
import static org.msed.platform.file.Workplace.assertErrno;
import static org.msed.platform.file.Workplace.bytes;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorTest {
    @TempDir Path path;
    private Descriptor directory;

    @BeforeEach
    void open() throws Exception {
        directory = Workplace.open(path);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void callAfterCloseFailsWithoutReachingAnotherFile() throws Exception {
        Descriptor closed = directory.open(bytes("a"), CREATE, 0600);
        closed.close();
        try (Descriptor sameNumber = directory.open(bytes("b"), CREATE, 0600)) {
            assertErrno(FileErrno.EBADF, () -> Content.truncate(closed, 7));
            assertEquals(0, Attributes.read(sameNumber).sizeBytes());
        }
    }

    @Test
    void secondCloseDoesNotCloseAnotherFile() throws Exception {
        Descriptor closed = directory.open(bytes("a"), CREATE, 0600);
        closed.close();
        try (Descriptor sameNumber = directory.open(bytes("b"), CREATE, 0600)) {
            closed.close();
            Content.truncate(sameNumber, 7);
        }
        assertEquals(7, Files.size(path.resolve("b")));
    }

    @Test
    void holderKeepsAClosedFileUsable() throws Exception {
        Descriptor file = directory.open(bytes("a"), CREATE, 0600);
        assertTrue(file.hold());
        file.close();
        assertFalse(file.hold(), "nobody new after close");
        file.release();
        assertErrno(FileErrno.EBADF, () -> Content.truncate(file, 7));
    }

    @Test
    void releaseWithoutHoldIsABugAndSaysSo() {
        assertThrows(IllegalStateException.class, directory::release);
        assertTrue(directory.hold(), "the count is what it was");
        directory.release();
    }

    @Test
    void referenceIsOpenedForWritingByReopening() throws Exception {
        Files.createFile(path.resolve("a"));
        try (Descriptor reference = directory.open(bytes("a"), OpenFlags.O_PATH, 0);
                Descriptor file = reference.reopen(OpenFlags.O_RDWR)) {
            Content.truncate(file, 7);
            assertEquals(7, Attributes.read(reference).sizeBytes());
        }
    }

    @Test
    void symbolicLinkIsNotFollowed() throws Exception {
        Files.createSymbolicLink(path.resolve("link"), Path.of("/etc/passwd"));
        assertErrno(FileErrno.ELOOP, () -> directory.open(bytes("link"), 0, 0));
    }

    @Test
    void processHasALimit() throws Exception {
        assertTrue(Descriptor.limit() >= 256);
    }
}
