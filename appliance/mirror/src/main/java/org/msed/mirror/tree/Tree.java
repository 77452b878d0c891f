package org.msed.mirror.tree;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileHandle;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * The inodes of one dataset that the kernel knows, found by number. Thread-safe.
 *
 * <p>Where the process may use file handles (real root, a file system that has them) descriptors
 * are a cache; elsewhere every known inode keeps one, and more inodes than descriptors are refused
 * with ENFILE. Only one file system belongs to the dataset: a mount below it is refused with EXDEV.
 */
public final class Tree implements AutoCloseable {
    /** Number of the dataset's directory, whatever its st_ino. */
    public static final long ROOT = 1;

    /** More do not make it faster, but hold memory of the kernel. */
    private static final long REFERENCES_MAX = 65_536;

    private final ConcurrentHashMap<Long, Inode> inodes = new ConcurrentHashMap<>();
    private final Descriptor directory;
    private final Inode root;
    private final long fileSystem;
    private final boolean handles;
    private final References references;

    /** As {@link #open}, with the number of references chosen. */
    Tree(Descriptor directory, boolean handles, long referenceLimit) throws ErrnoException {
        StatusBuffer status = new StatusBuffer();
        Attributes.read(directory, status);
        this.directory = directory;
        this.handles = handles;
        fileSystem = status.fileSystem();
        root = new Inode(ROOT, status.type(), handles ? FileHandle.of(directory) : null);
        root.lookups = 1;
        references = new References(directory, handles, referenceLimit);
        references.pin(root);
        references.adopt(root, directory);
        inodes.put(ROOT, root);
    }

    /**
     * A tree in which the kernel knows the root.
     *
     * @param directory the dataset's backing directory, opened with O_DIRECTORY before anything was
     *     mounted over it; the tree closes it
     * @param trees how many there are: together they take at most half of the process's descriptors
     * @return the tree
     * @throws ErrnoException the directory cannot be read
     */
    public static Tree open(Descriptor directory, int trees) throws ErrnoException {
        long share = Descriptor.limit() / 2 / trees;
        boolean handles = FileHandle.usable(directory);
        return new Tree(directory, handles, handles ? Math.min(share, REFERENCES_MAX) : share);
    }

    /**
     * The dataset's directory.
     *
     * @return number {@link #ROOT}
     */
    public Inode root() {
        return root;
    }

    /**
     * Whether descriptors may be closed and opened again.
     *
     * @return false: the number of known files is limited
     */
    public boolean hasHandles() {
        return handles;
    }

    /**
     * How many inodes the kernel knows.
     *
     * @return 1 or above
     */
    public int known() {
        return inodes.size();
    }

    /**
     * How many of them have an open reference.
     *
     * @return 1 or above
     */
    public long openReferences() {
        return references.open();
    }

    /**
     * The inode with this number.
     *
     * @param number as the kernel knows it
     * @return the inode
     * @throws ErrnoException ESTALE: the kernel should not know it
     */
    public Inode get(long number) throws ErrnoException {
        Inode inode = inodes.get(number);
        if (inode == null) {
            throw new ErrnoException("inode " + number, FileErrno.ESTALE);
        }
        return inode;
    }

    /**
     * The inode with this number, if the kernel knows it; nothing is counted.
     *
     * @param inode st_ino on this file system
     * @return the inode, or null
     */
    public Inode ifKnown(long inode) {
        return inodes.get(inode);
    }

    /**
     * Which inode a name leads to; counts one lookup.
     *
     * @param parent a directory
     * @param name the name
     * @param status takes what statx(2) says of it
     * @return the inode, or null when there is no such name
     * @throws ErrnoException EXDEV: something is mounted there; ENFILE: no descriptor is left
     */
    public Inode lookup(Inode parent, byte[] name, StatusBuffer status) throws ErrnoException {
        Descriptor at = hold(parent);
        try {
            if (!Attributes.find(at, name, status)) {
                return null;
            }
            requireOwn(status);
            Inode known = count(status.inode());
            if (known != null) {
                return known;
            }
            if (handles) {
                FileHandle handle = FileHandle.of(at, name);
                if (handle.names(status.inode())) {
                    return enter(status, handle);
                }
            }
            return enterByReference(at, name, status);
        } finally {
            at.release();
        }
    }

    /** Where the handle does not tell its inode, both come from one descriptor. */
    private Inode enterByReference(Descriptor at, byte[] name, StatusBuffer status)
            throws ErrnoException {
        Descriptor reference = at.open(name, OpenFlags.O_PATH, 0);
        try {
            Attributes.read(reference, status);
            requireOwn(status);
            Inode inode = enter(status, handles ? FileHandle.of(reference) : null);
            try {
                references.adopt(inode, reference);
            } catch (ErrnoException e) {
                forget(inode, 1);
                throw e;
            }
            return inode;
        } catch (ErrnoException e) {
            reference.close();
            throw e;
        }
    }

    private Inode count(long number) {
        return inodes.computeIfPresent(
                number,
                (n, inode) -> {
                    inode.lookups++;
                    return inode;
                });
    }

    private Inode enter(StatusBuffer status, FileHandle handle) {
        int type = status.type();
        return inodes.compute(
                status.inode(),
                (n, known) -> {
                    Inode inode = known == null ? new Inode(n, type, handle) : known;
                    inode.lookups++;
                    return inode;
                });
    }

    private void requireOwn(StatusBuffer status) throws ErrnoException {
        if (status.fileSystem() != fileSystem) {
            throw new ErrnoException(
                    "lookup", FileErrno.EXDEV, "another file system is mounted in the dataset");
        }
        if (status.inode() == ROOT) {
            throw new ErrnoException("inode 1", FileErrno.EOVERFLOW, "the number is the root's");
        }
    }

    /**
     * The kernel drops lookups of an inode; with the last one it is unknown, and its descriptor
     * closed.
     *
     * @param inode the inode; the root stays
     * @param lookups how many
     * @return whether it is unknown now
     */
    public boolean forget(Inode inode, long lookups) {
        if (inode == root) {
            return false;
        }
        boolean[] last = new boolean[1];
        inodes.computeIfPresent(
                inode.number(),
                (n, known) -> {
                    if (known != inode) {
                        return known;
                    }
                    known.lookups -= lookups;
                    last[0] = known.lookups <= 0;
                    return last[0] ? null : known;
                });
        return last[0];
    }

    /**
     * Closes the descriptor of an inode that {@link #forget} made unknown. From then on its number
     * may be another file's.
     *
     * @param inode the inode
     */
    public void drop(Inode inode) {
        references.drop(inode);
    }

    /**
     * A descriptor of an inode, opened if need be.
     *
     * @param inode known to the kernel
     * @return O_PATH (the root: O_DIRECTORY), held: the caller releases it and never closes it
     * @throws ErrnoException ESTALE: the file is gone from the backing directory
     */
    public Descriptor hold(Inode inode) throws ErrnoException {
        return references.hold(inode);
    }

    /**
     * Keeps the descriptor of an inode that is about to lose a name open, since the last name may
     * be it.
     *
     * @param inode the inode
     * @throws ErrnoException as {@link #hold}
     */
    public void pin(Inode inode) throws ErrnoException {
        references.pin(inode);
        try {
            hold(inode).release();
        } catch (ErrnoException e) {
            references.unpin(inode);
            throw e;
        }
    }

    /**
     * Ends {@link #pin}: the inode still has names.
     *
     * @param inode the inode
     */
    public void unpin(Inode inode) {
        if (inode != root) {
            references.unpin(inode);
        }
    }

    /**
     * A name of an inode at present. Blocks, and long where only a walk over the directory finds
     * it. The caller keeps names from changing meanwhile.
     *
     * @param inode the inode
     * @return relative to the root and empty for it; null when no name is left
     * @throws ErrnoException the directory cannot be read
     */
    public byte[] path(Inode inode) throws ErrnoException {
        return path(inode, any -> true);
    }

    /**
     * As {@link #path(Inode)}, of an inode that may have several names.
     *
     * @param wanted says which will do; the root's own is not asked for
     * @return null when no such name is left
     */
    public byte[] path(Inode inode, Predicate<byte[]> wanted) throws ErrnoException {
        if (inode == root) {
            return new byte[0];
        }
        Descriptor file = hold(inode);
        try {
            return new PathFinder(directory, inode.number(), wanted).find(file);
        } finally {
            file.release();
        }
    }

    /** Closes all descriptors, the root's too. */
    @Override
    public void close() {
        for (Inode inode : new ArrayList<>(inodes.values())) {
            references.drop(inode);
        }
        inodes.clear();
        directory.close();
    }
}
