package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * The target's directories, and what the messages of the source do to them. One thread, but for
 * {@link #flush} and {@link Range}, which any thread may use.
 */
final class Replica implements AutoCloseable {
    private static final int COPY_BYTES = 64 << 10;
    private static final int ANSWER_BYTES = 64;

    private final List<SyncDataset> datasets;
    private final boolean compareOnly;
    private final SyncLink link;
    private final StatusBuffer status = new StatusBuffer();
    private final ByteBuffer copy = ByteBuffer.allocateDirect(COPY_BYTES);
    private final ByteBuffer names = ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES);
    private final OpenOnce directories;
    private final OpenOnce files;
    private final Set<Paths.Name> listed = new HashSet<>();

    Replica(List<SyncDataset> datasets, boolean compareOnly, SyncLink link) {
        this.datasets = datasets;
        this.compareOnly = compareOnly;
        this.link = link;
        this.directories = new OpenOnce(datasets, OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY);
        this.files =
                new OpenOnce(
                        datasets,
                        (compareOnly ? OpenFlags.O_RDONLY : OpenFlags.O_RDWR)
                                | OpenFlags.O_NONBLOCK);
    }

    /** All names of a directory of the source: what else is here goes. */
    void names(ByteBuffer from) throws IOException {
        int dataset = Wire.getDataset(from);
        byte[] path = Wire.getBytes(from);
        boolean last = from.get() != 0;
        while (from.hasRemaining()) {
            listed.add(new Paths.Name(Wire.getBytes(from)));
        }
        if (!last) {
            return;
        }
        Descriptor directory = directories.find(dataset, path);
        if (directory != null) {
            List<byte[]> extra = extra(dataset, path, directory);
            if (compareOnly) {
                sendExtra(dataset, path, extra);
            } else {
                files.forget();
                for (byte[] name : extra) {
                    removal(dataset).remove(directory, path, name);
                }
            }
        }
        listed.clear();
    }

    private List<byte[]> extra(int dataset, byte[] path, Descriptor directory) throws IOException {
        List<byte[]> extra = new ArrayList<>();
        try (Descriptor reading = directory.reopen(OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY)) {
            DirectoryReader reader = new DirectoryReader(reading, names);
            while (reader.next()) {
                if (!reader.isSelfOrParent()) {
                    byte[] name = reader.name();
                    boolean ours =
                            !datasets.get(dataset).exclusion().excludes(Paths.child(path, name));
                    if (ours && !listed.contains(new Paths.Name(name))) {
                        extra.add(name);
                    }
                }
            }
        }
        return extra;
    }

    private void sendExtra(int dataset, byte[] path, List<byte[]> extra) throws IOException {
        for (byte[] name : extra) {
            ByteBuffer to = ByteBuffer.allocate(7 + path.length + name.length);
            to.put(Wire.EXTRA).putShort((short) dataset);
            Wire.putBytes(to, path);
            Wire.putBytes(to, name);
            link.send(to.flip());
        }
    }

    /**
     * Makes the entries alike as far as names and attributes go, and says what content they have.
     */
    ByteBuffer visit(VisitMessage visit) throws IOException {
        ByteBuffer to = ByteBuffer.allocate(ANSWER_BYTES + visit.entries().size() * 32);
        to.put(Wire.ANSWER).putInt(visit.number());
        Descriptor directory = directories.find(visit.dataset(), visit.directory());
        to.put((byte) (directory == null ? 1 : 0));
        if (directory != null) {
            files.forget();
            Entries entries =
                    new Entries(
                            datasets.get(visit.dataset()),
                            directory,
                            visit.directory(),
                            removal(visit.dataset()));
            for (VisitMessage.Entry entry : visit.entries()) {
                if (compareOnly) {
                    entries.compare(entry, to);
                } else {
                    entries.make(entry, to);
                }
            }
        }
        return to.flip();
    }

    /** Whole small files. */
    void files(ByteBuffer from) throws IOException {
        int dataset = Wire.getDataset(from);
        byte[] path = Wire.getBytes(from);
        Descriptor directory = directories.find(dataset, path);
        if (directory == null) {
            lost(dataset, path);
            return;
        }
        files.forget();
        while (from.hasRemaining()) {
            byte[] name = Wire.getBytes(from);
            Meta meta = Meta.get(from);
            int length = from.getInt();
            ByteBuffer content = from.slice(from.position(), length);
            from.position(from.position() + length);
            try (Descriptor file = openFile(dataset, directory, path, name)) {
                write(file, content, 0);
                if (length < size(file)) {
                    Content.truncate(file, length);
                }
                meta.apply(file, status);
            }
        }
    }

    private long size(Descriptor file) throws ErrnoException {
        Attributes.read(file, status);
        return status.sizeBytes();
    }

    private Descriptor openFile(int dataset, Descriptor directory, byte[] path, byte[] name)
            throws IOException {
        int flags = OpenFlags.O_WRONLY | OpenFlags.O_CREAT | OpenFlags.O_NONBLOCK;
        try {
            return directory.open(name, flags | OpenFlags.O_EXCL, 0600);
        } catch (ErrnoException e) {
            if (e.errno() != FileErrno.EEXIST) {
                throw e;
            }
        }
        Entries entries = new Entries(datasets.get(dataset), directory, path, removal(dataset));
        entries.leaveOnlyPrivateFile(name);
        return directory.open(name, flags, 0600);
    }

    /** Content of a file that exists. */
    void data(ByteBuffer from) throws IOException {
        int dataset = Wire.getDataset(from);
        byte[] path = Wire.getBytes(from);
        long offset = from.getLong();
        Descriptor file = found(dataset, path);
        if (file != null) {
            write(file, from, offset);
        }
    }

    /**
     * The file of a path; null after telling the source that there is none. That happens when the
     * source renames or removes it while it is being sent: the run has taken it away itself.
     */
    private Descriptor found(int dataset, byte[] path) throws IOException {
        Descriptor file = files.find(dataset, path);
        if (file == null) {
            lost(dataset, path);
        }
        return file;
    }

    private void lost(int dataset, byte[] path) throws IOException {
        ByteBuffer to = ByteBuffer.allocate(5 + path.length);
        to.put(Wire.LOST).putShort((short) dataset);
        Wire.putBytes(to, path);
        link.send(to.flip());
    }

    private void write(Descriptor file, ByteBuffer from, long offset) throws ErrnoException {
        if (from.isDirect()) {
            Content.writeAll(file, from, offset);
            return;
        }
        long at = offset;
        while (from.hasRemaining()) {
            int length = Math.min(from.remaining(), COPY_BYTES);
            copy.clear().put(from.slice(from.position(), length)).flip();
            from.position(from.position() + length);
            Content.writeAll(file, copy, at);
            at += length;
        }
    }

    /** A range of a file that exists has no data. */
    void hole(ByteBuffer from) throws IOException {
        int dataset = Wire.getDataset(from);
        Descriptor file = found(dataset, Wire.getBytes(from));
        long offset = from.getLong();
        long length = from.getLong();
        if (file == null) {
            return;
        }
        try {
            Content.allocate(file, Content.PUNCH_HOLE | Content.KEEP_SIZE, offset, length);
        } catch (ErrnoException e) {
            if (e.errno() != FileErrno.EOPNOTSUPP) {
                throw e;
            }
            zero(file, offset, length);
        }
    }

    /** For file systems without holes. */
    private void zero(Descriptor file, long offset, long length) throws ErrnoException {
        long end = Math.min(offset + length, size(file));
        for (long at = offset; at < end; at += COPY_BYTES) {
            copy.clear().put(new byte[COPY_BYTES]).flip();
            copy.limit((int) Math.min(COPY_BYTES, end - at));
            Content.writeAll(file, copy, at);
        }
    }

    /** All content of a file has come. */
    void finish(ByteBuffer from) throws IOException {
        int dataset = Wire.getDataset(from);
        byte[] path = Wire.getBytes(from);
        Meta meta = Meta.get(from);
        Descriptor file = found(dataset, path);
        if (file == null) {
            return;
        }
        if (size(file) != meta.size()) {
            Content.truncate(file, meta.size());
        }
        meta.apply(file, status);
        files.forget();
    }

    /** All names of a directory have come. */
    void closeDirectory(ByteBuffer from) throws IOException {
        int dataset = Wire.getDataset(from);
        byte[] path = Wire.getBytes(from);
        Descriptor directory = directories.find(dataset, path);
        if (directory != null && !compareOnly) {
            Meta.get(from).apply(directory, status);
        }
    }

    /** A range whose checksums are wanted. */
    Range range(ByteBuffer from) throws IOException {
        int dataset = Wire.getDataset(from);
        Descriptor file = found(dataset, Wire.getBytes(from));
        if (file == null) {
            return new Range(null, from.getLong(), from.getLong(), from.getInt(), compareOnly);
        }
        // One of its own: the file may be closed here before the checksums are reckoned.
        Descriptor reading = file.reopen(OpenFlags.O_RDONLY | OpenFlags.O_NOATIME);
        return new Range(reading, from.getLong(), from.getLong(), from.getInt(), compareOnly);
    }

    /** Has a descriptor of its own; null = there is no such file, and no checksum fits. */
    record Range(Descriptor file, long offset, long length, int chunkBytes, boolean ofDisk)
            implements AutoCloseable {
        byte[] sums() throws ErrnoException {
            if (file == null) {
                int chunks = (int) ((length + chunkBytes - 1) / chunkBytes);
                return new byte[chunks * Checksum.BYTES];
            }
            return ofDisk
                    ? Checksum.ofDisk(file, offset, length, chunkBytes)
                    : Checksum.of(file, offset, length, chunkBytes);
        }

        @Override
        public void close() {
            if (file != null) {
                file.close();
            }
        }
    }

    /** Everything that was written before the call is on disk. */
    void flush() throws IOException {
        for (SyncDataset dataset : datasets) {
            try (Descriptor directory =
                    dataset.directory().reopen(OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY)) {
                Content.syncFileSystem(directory);
            }
        }
    }

    private Removal removal(int dataset) {
        return new Removal(datasets.get(dataset));
    }

    @Override
    public void close() {
        directories.forget();
        files.forget();
    }

    /**
     * The file or directory that was asked for last stays open: the next message often wants it.
     */
    static final class OpenOnce {
        private final List<SyncDataset> datasets;
        private final int flags;
        private Descriptor open;
        private int dataset;
        private byte[] path;

        OpenOnce(List<SyncDataset> datasets, int flags) {
            this.datasets = datasets;
            this.flags = flags;
        }

        Descriptor get(int wantedDataset, byte[] wantedPath) throws ErrnoException {
            if (open != null && dataset == wantedDataset && Arrays.equals(path, wantedPath)) {
                return open;
            }
            forget();
            open = datasets.get(wantedDataset).directory().openBeneath(wantedPath, flags, 0);
            dataset = wantedDataset;
            path = wantedPath;
            return open;
        }

        /** Null if there is no such thing. */
        Descriptor find(int wantedDataset, byte[] wantedPath) throws ErrnoException {
            try {
                return get(wantedDataset, wantedPath);
            } catch (ErrnoException e) {
                if (Walk.absent(e)) {
                    return null;
                }
                throw e;
            }
        }

        void forget() {
            if (open != null) {
                open.close();
                open = null;
            }
        }
    }
}
