package org.msed.mirror.sync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * A whole copy of a directory at rest: content, holes, attributes, links among its files. Blocks
 * are shared where the file system can, and never an inode. One use, one thread; ends with an
 * {@link InterruptedIOException} when the thread is interrupted.
 */
public final class TreeCopy {
    private static final int PIECE_BYTES = 1 << 20;
    private static final int PRIVATE = 0600;
    private static final int PRIVATE_DIRECTORY = 0700;

    private final SyncDataset from;
    private final Descriptor to;
    private final StatusBuffer status = new StatusBuffer();
    private final ByteBuffer names = ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES);
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
    private final Map<Long, byte[]> linked = new HashMap<>();
    private final Deque<byte[]> directories = new ArrayDeque<>();
    private final List<Made> made = new ArrayList<>();
    private boolean shares = true;

    private record Made(byte[] path, Meta meta) {}

    private TreeCopy(SyncDataset from, Descriptor to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies all but what is excluded. Not durable on return.
     *
     * @param from what is copied
     * @param to an open directory, empty but for what {@code from} excludes
     * @throws IOException it is not whole
     */
    public static void make(SyncDataset from, Descriptor to) throws IOException {
        new TreeCopy(from, to).run();
    }

    /**
     * Empties a dataset's directory, but for what is excluded at its top.
     *
     * @throws IOException something cannot be removed
     */
    public static void clear(SyncDataset dataset) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES);
        try (Descriptor directory = Walk.open(dataset, Paths.ROOT)) {
            for (byte[] name : names(directory, buffer)) {
                new Removal(dataset).remove(directory, Paths.ROOT, name);
            }
        }
    }

    private void run() throws IOException {
        directories.push(Paths.ROOT);
        while (!directories.isEmpty()) {
            directory(directories.pop());
        }
        // The last first: what is made in a directory changes its time.
        for (int i = made.size() - 1; i >= 0; i--) {
            try (Descriptor directory = openDirectory(to, made.get(i).path())) {
                made.get(i).meta().apply(directory, status);
            }
        }
    }

    private static Descriptor openDirectory(Descriptor root, byte[] path) throws ErrnoException {
        return root.openBeneath(path, OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY, 0);
    }

    private static List<byte[]> names(Descriptor directory, ByteBuffer buffer)
            throws ErrnoException {
        List<byte[]> all = new ArrayList<>();
        DirectoryReader reader = new DirectoryReader(directory, buffer);
        while (reader.next()) {
            if (!reader.isSelfOrParent()) {
                all.add(reader.name());
            }
        }
        return all;
    }

    private void directory(byte[] path) throws IOException {
        try (Descriptor source = openDirectory(from.directory(), path);
                Descriptor target = openDirectory(to, path)) {
            made.add(new Made(path, Meta.read(source, status)));
            for (byte[] name : names(source, names)) {
                byte[] child = Paths.child(path, name);
                if (!from.exclusion().excludes(child)) {
                    entry(source, target, name, child);
                }
            }
        }
    }

    private void entry(Descriptor source, Descriptor target, byte[] name, byte[] path)
            throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException("interrupted while a copy was set aside or put back");
        }
        try (Descriptor file = source.open(name, OpenFlags.O_PATH, 0)) {
            Meta meta = Meta.read(file, status);
            long inode = status.inode();
            if (meta.isDirectory()) {
                makeDirectory(target, name);
                directories.push(path);
                return;
            }
            if (status.links() > 1) {
                byte[] first = linked.putIfAbsent(inode, path);
                if (first != null) {
                    link(first, target, name);
                    return;
                }
            }
            create(target, name, meta);
            if (meta.isFile()) {
                content(file, target, name, meta.size());
            }
            try (Descriptor copy = target.open(name, OpenFlags.O_PATH, 0)) {
                meta.apply(copy, status);
            }
        }
    }

    private static void makeDirectory(Descriptor target, byte[] name) throws ErrnoException {
        try {
            Names.makeDirectory(target, name, PRIVATE_DIRECTORY);
        } catch (ErrnoException e) {
            // What is excluded below it has kept it.
            if (e.errno() != FileErrno.EEXIST) {
                throw e;
            }
        }
    }

    private void link(byte[] first, Descriptor target, byte[] name) throws ErrnoException {
        try (Descriptor file = to.openBeneath(first, OpenFlags.O_PATH, 0)) {
            Names.link(file, target, name);
        }
    }

    private static void create(Descriptor target, byte[] name, Meta meta) throws ErrnoException {
        if (meta.type() == FileStatus.S_IFLNK) {
            Names.makeSymbolicLink(target, name, meta.target());
        } else {
            Names.makeNode(target, name, meta.type() | PRIVATE, meta.device());
        }
    }

    private void content(Descriptor reference, Descriptor target, byte[] name, long size)
            throws IOException {
        try (Descriptor source = reference.reopen(OpenFlags.O_RDONLY | OpenFlags.O_NOATIME);
                Descriptor copy = target.open(name, OpenFlags.O_WRONLY, 0)) {
            if (shares && size > 0) {
                shares = Content.share(copy, source);
            }
            if (!shares) {
                copyData(source, copy, size);
            }
        }
    }

    private void copyData(Descriptor source, Descriptor copy, long size) throws IOException {
        long at = Content.nextData(source, 0);
        while (at >= 0 && at < size) {
            long hole = Content.nextHole(source, at);
            long end = hole < 0 ? size : Math.min(hole, size);
            while (at < end) {
                piece.clear().limit((int) Math.min(PIECE_BYTES, end - at));
                if (Content.read(source, piece, at) == 0) {
                    throw new IOException("a file became shorter while it was copied");
                }
                int length = piece.position();
                Content.writeAll(copy, piece.flip(), at);
                at += length;
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("interrupted in the middle of a file");
                }
            }
            at = Content.nextData(source, at);
        }
        Content.truncate(copy, size);
    }
}
