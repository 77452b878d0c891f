package org.msed.mirror.sync;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * One walk through a dataset: under which names inodes are found, and how much there is. What
 * changes while it walks may be missed.
 */
final class Walk {
    /** Unit of stx_blocks, statx(2). */
    private static final long BLOCK_BYTES = 512;

    private final SyncDataset dataset;
    private final Set<Long> wanted;
    private final boolean measure;
    private final StatusBuffer status = new StatusBuffer();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES);
    private final Map<Long, List<byte[]>> paths = new HashMap<>();
    private final Deque<byte[]> directories = new ArrayDeque<>();
    private long files;
    private long bytes;
    private long allocatedBytes;

    private Walk(SyncDataset dataset, Set<Long> wanted, boolean measure) {
        this.dataset = dataset;
        this.wanted = wanted;
        this.measure = measure;
    }

    /**
     * What a walk found.
     *
     * @param paths of each wanted inode that has a name, and when measuring also of each that has
     *     several
     * @param files how many there are, when measuring
     * @param bytes sum of the files' sizes, when measuring
     * @param allocatedBytes what they take on disk, each file once, when measuring
     */
    record Found(Map<Long, List<byte[]>> paths, long files, long bytes, long allocatedBytes) {}

    /**
     * Walks.
     *
     * @param wanted inodes to find
     * @param measure whether every file is asked for its size and number of names
     */
    static Found through(SyncDataset dataset, Set<Long> wanted, boolean measure)
            throws ErrnoException {
        Walk walk = new Walk(dataset, wanted, measure);
        walk.directories.push(Paths.ROOT);
        while (!walk.directories.isEmpty()) {
            walk.directory(walk.directories.pop());
        }
        return new Found(walk.paths, walk.files, walk.bytes, walk.allocatedBytes);
    }

    private void directory(byte[] path) throws ErrnoException {
        Descriptor directory = open(dataset, path);
        if (directory == null) {
            return;
        }
        try (directory) {
            DirectoryReader reader = new DirectoryReader(directory, buffer);
            while (reader.next()) {
                if (!reader.isSelfOrParent()) {
                    entry(directory, path, reader);
                }
            }
        }
    }

    private void entry(Descriptor directory, byte[] parent, DirectoryReader reader)
            throws ErrnoException {
        byte[] name = reader.name();
        byte[] path = Paths.child(parent, name);
        if (dataset.exclusion().excludes(path)) {
            return;
        }
        long inode = reader.inode();
        boolean isDirectory = reader.type() == DirectoryReader.DT_DIR;
        boolean linked = false;
        if (reader.type() == DirectoryReader.DT_UNKNOWN || measure && !isDirectory) {
            if (!Attributes.find(directory, name, status)) {
                return;
            }
            isDirectory = status.type() == FileStatus.S_IFDIR;
            linked = !isDirectory && status.links() > 1;
            inode = status.inode();
            files++;
            allocatedBytes +=
                    linked && paths.containsKey(inode) ? 0 : status.blocks() * BLOCK_BYTES;
            bytes += status.type() == FileStatus.S_IFREG ? status.sizeBytes() : 0;
        }
        if (linked || wanted.contains(inode)) {
            paths.computeIfAbsent(inode, key -> new ArrayList<>(1)).add(path);
        }
        if (isDirectory) {
            directories.push(path);
        }
    }

    /**
     * Opens a directory of a dataset for reading; null if there is none, or another file system.
     */
    static Descriptor open(SyncDataset dataset, byte[] path) throws ErrnoException {
        try {
            return dataset.directory()
                    .openBeneath(path, OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY, 0);
        } catch (ErrnoException e) {
            if (absent(e)) {
                return null;
            }
            throw e;
        }
    }

    /** Whether the error means that there is no such thing, or that it lies behind a mount. */
    static boolean absent(ErrnoException e) {
        return e.errno() == FileErrno.ENOENT
                || e.errno() == FileErrno.ENOTDIR
                || e.errno() == FileErrno.ELOOP
                || e.errno() == FileErrno.EXDEV;
    }
}
