package org.msed.platform.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.msed.platform.file.Workplace.CREATE;
import static org.msed.platform.file.Workplace.assertErrno;
import static org.msed.platform.file.Workplace.bytes;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.platform.natives.ErrnoException;

class NamesTest {
    private final StatusBuffer status = new StatusBuffer();
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
    void nameMayBeAnyBytes() throws Exception {
        byte[] name = new byte[253];
        for (int i = 0; i < name.length; i++) {
            name[i] = (byte) (i + 1 < '/' ? i + 1 : i + 2);
        }
        Names.makeDirectory(directory, name, 0700);
        assertTrue(Attributes.find(directory, name, status));
        assertEquals(FileStatus.S_IFDIR, status.type());
        Names.removeDirectory(directory, name);
        assertFalse(Attributes.find(directory, name, status));
    }

    @Test
    void furtherNameLeadsToTheSameFile() throws Exception {
        try (Descriptor file = directory.open(bytes("a"), CREATE, 0600);
                Descriptor reference = directory.open(bytes("a"), OpenFlags.O_PATH, 0)) {
            Names.link(reference, directory, bytes("b"));
            assertEquals(2, Attributes.read(file).links());
        }
    }

    @Test
    void symbolicLinkKeepsItsTarget() throws Exception {
        Names.makeSymbolicLink(directory, bytes("link"), bytes("to/nowhere"));
        try (Descriptor link = directory.open(bytes("link"), OpenFlags.O_PATH, 0)) {
            assertArrayEquals(bytes("to/nowhere"), Names.target(link));
        }
    }

    @Test
    void pipeIsMade() throws Exception {
        Names.makeNode(directory, bytes("pipe"), FileStatus.S_IFIFO | 0600, 0);
        assertTrue(Attributes.find(directory, bytes("pipe"), status));
        assertEquals(FileStatus.S_IFIFO, status.type());
    }

    @Test
    void renameCanRefuseToReplace() throws Exception {
        directory.open(bytes("a"), CREATE, 0600).close();
        directory.open(bytes("b"), CREATE, 0600).close();
        assertErrno(
                FileErrno.EEXIST,
                () ->
                        Names.rename(
                                directory,
                                bytes("a"),
                                directory,
                                bytes("b"),
                                Names.RENAME_NOREPLACE));
    }

    @Test
    void errorNamesCallAndFile() {
        try {
            Names.remove(directory, bytes("absent"));
        } catch (ErrnoException e) {
            assertEquals("unlinkat(absent)", e.call());
            assertEquals(FileErrno.ENOENT, e.errno());
        }
    }

    @Test
    void pathTellsThatTheNameIsGone() throws Exception {
        try (Descriptor file = directory.open(bytes("a"), CREATE, 0600)) {
            assertEquals(path.resolve("a").toString(), new String(Names.path(file)));
            Names.remove(directory, bytes("a"));
            assertEquals(path.resolve("a") + " (deleted)", new String(Names.path(file)));
        }
    }

    @Test
    void readerShowsEveryEntryOnceAcrossBuffers() throws Exception {
        for (int i = 0; i < 100; i++) {
            Files.createFile(path.resolve("file-with-a-longer-name-" + i));
        }
        DirectoryReader reader = new DirectoryReader(directory, ByteBuffer.allocateDirect(512));
        Set<String> seen = new HashSet<>();
        while (reader.next()) {
            assertTrue(seen.add(new String(reader.name())));
        }
        assertEquals(102, seen.size());
        assertTrue(seen.contains(".."));
    }

    @Test
    void readerGoesOnWhereAnEntrySaid() throws Exception {
        for (int i = 0; i < 10; i++) {
            Files.createFile(path.resolve("file" + i));
        }
        DirectoryReader reader = new DirectoryReader(directory, ByteBuffer.allocateDirect(4096));
        for (int i = 0; i < 5; i++) {
            assertTrue(reader.next());
        }
        long offset = reader.nextOffset();
        assertTrue(reader.next());
        byte[] sixth = reader.name();
        reader.seek(offset);
        assertTrue(reader.next());
        assertArrayEquals(sixth, reader.name());
        assertEquals(ByteBuffer.wrap(sixth), reader.nameView());
        assertTrue(Attributes.find(directory, sixth, status));
        assertEquals(status.inode(), reader.inode());
    }
}
