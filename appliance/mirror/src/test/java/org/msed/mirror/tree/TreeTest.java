package org.msed.mirror.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/** A tree without file handles, as an ordinary user has it. */
class TreeTest {
    private static final int LIMIT = 4;
    private final StatusBuffer status = new StatusBuffer();
    @TempDir Path path;
    private Tree tree;

    @BeforeEach
    void open() throws Exception {
        tree = new Tree(directory(path), false, LIMIT);
    }

    @AfterEach
    void close() {
        tree.close();
    }

    private static Descriptor directory(Path path) throws ErrnoException {
        return Descriptor.open(bytes(path.toString()), OpenFlags.O_DIRECTORY);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Inode lookup(String name) throws ErrnoException {
        return tree.lookup(tree.root(), bytes(name), status);
    }

    private static void assertErrno(int errno, Executable body) {
        assertEquals(errno, assertThrows(ErrnoException.class, body).errno());
    }

    @Test
    void nodeNumberIsTheInodeNumber() throws Exception {
        Files.createFile(path.resolve("a"));
        Inode inode = lookup("a");
        assertEquals(Files.getAttribute(path.resolve("a"), "unix:ino"), inode.number());
        assertSame(inode, tree.get(inode.number()));
    }

    @Test
    void absentNameIsNoInode() throws Exception {
        assertNull(lookup("absent"));
    }

    @Test
    void inodeIsKnownUntilTheLastLookupIsForgotten() throws Exception {
        Files.createFile(path.resolve("a"));
        Inode inode = lookup("a");
        assertSame(inode, lookup("a"));
        assertFalse(tree.forget(inode, 1));
        assertTrue(tree.forget(inode, 1));
        assertErrno(FileErrno.ESTALE, () -> tree.get(inode.number()));
    }

    @Test
    void rootIsNeverForgotten() throws Exception {
        assertFalse(tree.forget(tree.root(), Long.MAX_VALUE));
        assertSame(tree.root(), tree.get(Tree.ROOT));
    }

    @Test
    void moreFilesThanDescriptorsAreRefusedWithTheSettingThatAllowsThem() throws Exception {
        for (int i = 1; i < LIMIT; i++) {
            Files.createFile(path.resolve("a" + i));
            lookup("a" + i);
        }
        Files.createFile(path.resolve("b"));
        ErrnoException refused = assertThrows(ErrnoException.class, () -> lookup("b"));
        assertEquals(FileErrno.ENFILE, refused.errno());
        assertTrue(refused.getMessage().contains("LimitNOFILE"), refused.getMessage());
        assertEquals(LIMIT, tree.known());
    }

    @Test
    void forgottenFileMakesRoomForAnother() throws Exception {
        for (int i = 0; i < 3 * LIMIT; i++) {
            Files.createFile(path.resolve("a" + i));
            Inode inode = lookup("a" + i);
            assertTrue(tree.forget(inode, 1));
            tree.drop(inode);
        }
        assertEquals(1, tree.openReferences());
    }

    @Test
    void droppedInodeIsNotOpenedAgain() throws Exception {
        Files.createFile(path.resolve("a"));
        Inode inode = lookup("a");
        tree.forget(inode, 1);
        tree.drop(inode);
        assertErrno(FileErrno.ESTALE, () -> tree.hold(inode));
    }

    @Test
    void otherFileSystemBelowIsRefused() throws Exception {
        try (Tree whole = new Tree(directory(Path.of("/")), false, LIMIT)) {
            assertErrno(FileErrno.EXDEV, () -> whole.lookup(whole.root(), bytes("proc"), status));
        }
    }

    @Test
    void pathFollowsARenameOfADirectoryAbove() throws Exception {
        Files.createDirectory(path.resolve("a"));
        Files.createFile(path.resolve("a/file"));
        Inode file = tree.lookup(lookup("a"), bytes("file"), status);
        assertArrayEquals(bytes("a/file"), tree.path(file));
        Files.move(path.resolve("a"), path.resolve("b"));
        assertArrayEquals(bytes("b/file"), tree.path(file));
    }

    @Test
    void pathOfTheRootIsEmpty() throws Exception {
        assertEquals(0, tree.path(tree.root()).length);
    }

    @Test
    void otherNameIsFoundWhenTheOneInUseIsGone() throws Exception {
        Files.createFile(path.resolve("a"));
        Inode inode = lookup("a");
        Files.createDirectories(path.resolve("deep/er"));
        Files.createLink(path.resolve("deep/er/link"), path.resolve("a"));
        Files.delete(path.resolve("a"));
        assertArrayEquals(bytes("deep/er/link"), tree.path(inode));
    }

    @Test
    void nameThatEndsLikeADeletedOneIsAName() throws Exception {
        Files.createFile(path.resolve("x (deleted)"));
        assertArrayEquals(bytes("x (deleted)"), tree.path(lookup("x (deleted)")));
    }

    @Test
    void inodeWithoutNamesHasNoPathAndStaysUsable() throws Exception {
        Files.writeString(path.resolve("a"), "seven b");
        Inode inode = lookup("a");
        tree.pin(inode);
        Files.delete(path.resolve("a"));
        assertNull(tree.path(inode));
        Descriptor file = tree.hold(inode);
        assertEquals(7, Attributes.read(file).sizeBytes());
        file.release();
    }
}
