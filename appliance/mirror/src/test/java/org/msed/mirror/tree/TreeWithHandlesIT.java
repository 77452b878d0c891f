package org.msed.mirror.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/** A tree whose descriptors are a cache, as root has it. */
class TreeWithHandlesIT {
    private static final int LIMIT = 4;
    private final StatusBuffer status = new StatusBuffer();
    @TempDir Path path;
    private Tree tree;

    @BeforeEach
    void open() throws Exception {
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        tree = new Tree(Descriptor.open(name, OpenFlags.O_DIRECTORY), true, LIMIT);
    }

    @AfterEach
    void close() {
        tree.close();
    }

    private Inode lookup(String name) throws ErrnoException {
        return tree.lookup(tree.root(), name.getBytes(StandardCharsets.UTF_8), status);
    }

    private long sizeBytes(Inode inode) throws ErrnoException {
        Descriptor file = tree.hold(inode);
        try {
            return Attributes.read(file).sizeBytes();
        } finally {
            file.release();
        }
    }

    private List<Inode> files(int count) throws Exception {
        List<Inode> inodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Files.write(path.resolve("file" + i), new byte[i]);
            inodes.add(lookup("file" + i));
        }
        return inodes;
    }

    @Test
    void lookupOpensNothing() throws Exception {
        files(3 * LIMIT);
        assertEquals(1, tree.openReferences());
    }

    @Test
    void moreFilesThanDescriptorsAreReachedByTheirHandles() throws Exception {
        List<Inode> inodes = files(3 * LIMIT);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < inodes.size(); i++) {
                assertEquals(i, sizeBytes(inodes.get(i)));
            }
        }
        assertEquals(LIMIT, tree.openReferences());
    }

    @Test
    void fileAboutToLoseItsNameKeepsItsDescriptor() throws Exception {
        List<Inode> inodes = files(3 * LIMIT);
        tree.pin(inodes.get(7));
        Files.delete(path.resolve("file7"));
        for (Inode other : inodes) {
            sizeBytes(other);
        }
        assertEquals(7, sizeBytes(inodes.get(7)));
    }

    @Test
    void pathIsFoundAfterOpeningByHandle() throws Exception {
        List<Inode> inodes = files(3 * LIMIT);
        Files.createDirectory(path.resolve("moved"));
        Files.move(path.resolve("file0"), path.resolve("moved/away"));
        assertArrayEquals("moved/away".getBytes(StandardCharsets.UTF_8), tree.path(inodes.get(0)));
    }

    @Test
    void reusedNumberHasAnotherGeneration() throws Exception {
        Inode first = files(1).get(0);
        long generation = first.generation();
        tree.forget(first, 1);
        tree.drop(first);
        boolean reused = false;
        for (int i = 0; i < 1000 && !reused; i++) {
            Files.delete(path.resolve("file0"));
            Files.createFile(path.resolve("file0"));
            Inode next = lookup("file0");
            reused = next.number() == first.number();
            if (reused) {
                assertNotEquals(generation, next.generation());
            }
            tree.forget(next, 1);
            tree.drop(next);
        }
        assertTrue(reused, "the file system did not use the number again");
    }

    @Test
    void fileDeletedBehindTheTreeIsStale() throws Exception {
        Inode inode = files(1).get(0);
        Files.delete(path.resolve("file0"));
        assertEquals(
                FileErrno.ESTALE,
                assertThrows(ErrnoException.class, () -> tree.hold(inode)).errno());
    }
}
