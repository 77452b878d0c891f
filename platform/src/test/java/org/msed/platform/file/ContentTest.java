package org.msed.platform.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.msed.platform.file.Workplace.CREATE;
import static org.msed.platform.file.Workplace.assertErrno;
import static org.msed.platform.file.Workplace.bytes;
import static org.msed.platform.file.Workplace.direct;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {
    private static final int MIB = 1 << 20;
    @TempDir Path path;
    private Descriptor directory;
    private Descriptor file;

    @BeforeEach
    void open() throws Exception {
        directory = Workplace.open(path);
        file = directory.open(bytes("file"), CREATE, 0640);
    }

    @AfterEach
    void close() {
        file.close();
        directory.close();
    }

    @Test
    void whatWasWrittenAtAnOffsetIsReadThere() throws Exception {
        ByteBuffer from = direct("abcdef");
        from.position(2);
        assertEquals(4, Content.write(file, from, 100));
        assertEquals(0, from.remaining());
        ByteBuffer into = ByteBuffer.allocateDirect(10);
        assertEquals(4, Content.read(file, into, 100));
        assertEquals(direct("cdef"), into.flip());
    }

    @Test
    void endOfFileReadsNothing() throws Exception {
        assertEquals(0, Content.read(file, ByteBuffer.allocateDirect(10), 0));
    }

    @Test
    void heapBufferIsRefusedBeforeTheCall() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Content.read(file, ByteBuffer.allocate(10), 0));
    }

    @Test
    void dataAndHolesAreFound() throws Exception {
        Content.truncate(file, 3 * MIB);
        Content.writeAll(file, direct("x"), MIB);
        assertEquals(MIB, Content.nextData(file, 0));
        assertTrue(Content.nextHole(file, MIB) > MIB);
        assertEquals(-1, Content.nextData(file, 2 * MIB));
    }

    @Test
    void punchedHoleReadsZeroAndKeepsTheSize() throws Exception {
        Content.writeAll(file, direct("abc"), 0);
        Content.allocate(file, Content.PUNCH_HOLE | Content.KEEP_SIZE, 1, 1);
        ByteBuffer into = ByteBuffer.allocateDirect(10);
        assertEquals(3, Content.read(file, into, 0));
        assertEquals(direct("a\0c"), into.flip());
    }

    @Test
    void everySyncReturns() throws Exception {
        Content.writeAll(file, direct("abc"), 0);
        Content.sync(file);
        Content.syncData(file);
        Content.sync(directory);
        Content.syncFileSystem(file);
    }

    @Test
    void attributesOfAReferenceAreSet() throws Exception {
        try (Descriptor reference = directory.open(bytes("file"), OpenFlags.O_PATH, 0)) {
            Attributes.setMode(reference, 04711);
            Attributes.setTimes(reference, 0, Attributes.OMIT, -5, 999_999_999);
            FileStatus status = Attributes.read(file);
            assertEquals(04711, status.permissions());
            assertEquals(-5, status.modifySeconds());
            assertEquals(999_999_999, status.modifyNanos());
        }
    }

    @Test
    void extendedAttributesOfAReferenceAreSet() throws Exception {
        try (Descriptor reference = directory.open(bytes("file"), OpenFlags.O_PATH, 0)) {
            Xattrs.set(reference, bytes("user.x"), bytes("value"), Xattrs.CREATE);
            assertArrayEquals(bytes("value"), Xattrs.get(file, bytes("user.x")));
            assertEquals(1, Xattrs.list(file).size());
            Xattrs.remove(reference, bytes("user.x"));
            assertNull(Xattrs.get(reference, bytes("user.x")));
            assertErrno(FileErrno.ENODATA, () -> Xattrs.remove(reference, bytes("user.x")));
        }
    }

    @Test
    void spaceIsTold() throws Exception {
        FileSystemSpace space = FileSystemSpace.of(directory);
        assertTrue(space.availableBytes() > 0);
        assertEquals(255, space.nameMaxBytes());
    }
}
