package org.msed.mirror.sets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Records appended to a file with group commit: whoever finds nobody writing writes for all.
 *
 * <p>The file is opened with O_DSYNC and its space is written beforehand, so that a commit is one
 * write without a journal's commit; and it is no interruptible channel, which an interrupted worker
 * would close for everybody. When it has grown, or a write failed, the owner's whole state goes
 * into a new file that replaces it.
 */
final class RecordLog implements AutoCloseable {

    private static final int PREPARED_BYTES = 1 << 18;
    private static final int GROWN_BYTES = 1 << 20;
    private static final int GROWN_TIMES = 4;
    private static final int PENDING_LIMIT = 4 << 20;
    private static final long FULL_BELOW_BYTES = 1 << 20;

    private final Path path;

    /** The owner's whole state as records; takes the owner's lock and calls {@link #cut} in it. */
    private final Supplier<ByteBuffer> state;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long appended;
    private long durable;
    private boolean writing;
    private boolean rewrite = true;
    private int failures;
    private SetStorageException failure;

    // Of the writing thread alone.
    private RandomAccessFile file;
    private long frames;
    private long end;
    private long prepared;
    private long compactBytes;

    RecordLog(Path path, Supplier<ByteBuffer> state) {
        this.path = path;
        this.state = state;
    }

    /**
     * Adds a record in memory; its place in the order is the caller's in the owner's lock, under
     * which the owner's state changes too.
     *
     * @param record from index 0 of its array up to its limit
     */
    synchronized long append(ByteBuffer record) {
        if (pending.size() > PENDING_LIMIT) {
            pending.reset();
            rewrite = true;
        }
        if (!rewrite) {
            pending.write(record.array(), 0, record.limit());
        }
        return ++appended;
    }

    /** The last place in the order that was given. */
    synchronized long appended() {
        return appended;
    }

    /** What was appended up to now is part of the state that the caller is about to return. */
    synchronized void cut() {
        pending.reset();
        rewrite = false;
    }

    /** The next commit writes the owner's whole state. */
    synchronized void requestRewrite() {
        rewrite = true;
    }

    /**
     * Waits until a record is durable.
     *
     * @throws SetStorageException a write since the call failed
     */
    void commit(long record) throws SetStorageException {
        boolean interrupted = false;
        try {
            while (true) {
                boolean mine;
                synchronized (this) {
                    if (durable >= record) {
                        return;
                    }
                    mine = !writing;
                    writing = true;
                }
                if (mine) {
                    writeForAll();
                } else {
                    interrupted |= awaitWriter(record);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized boolean awaitWriter(long record) throws SetStorageException {
        int failuresBefore = failures;
        boolean interrupted = false;
        while (writing && durable < record) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (failures != failuresBefore && durable < record) {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw failure;
            }
        }
        return interrupted;
    }

    private void writeForAll() throws SetStorageException {
        boolean interrupted = Thread.interrupted();
        long reached = -1;
        SetStorageException failed = null;
        try {
            reached = write();
        } catch (IOException e) {
            failed = new SetStorageException(path, kind(e), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            written(reached, failed);
        }
        if (failed != null) {
            throw failed;
        }
    }

    private synchronized void written(long reached, SetStorageException failed) {
        writing = false;
        if (reached >= 0) {
            durable = reached;
        } else {
            rewrite = true;
            failures++;
            failure = failed;
        }
        notifyAll();
    }

    private long write() throws IOException {
        byte[] records;
        long reached;
        synchronized (this) {
            reached = appended;
            records = rewrite ? null : pending.toByteArray();
            if (records != null) {
                pending.reset();
            }
        }
        if (records == null || end + records.length > compactBytes) {
            replace();
        } else if (records.length > 0) {
            append(Frames.frame(++frames, ByteBuffer.wrap(records)).array());
        }
        return reached;
    }

    private void append(byte[] frame) throws IOException {
        if (end + frame.length > prepared) {
            file.seek(prepared);
            int room = Math.max(PREPARED_BYTES, frame.length);
            file.write(new byte[room]);
            prepared += room;
        }
        file.seek(end);
        file.write(frame);
        end += frame.length;
    }

    /** Writes the whole state into a new file and puts it in the old one's place, durably. */
    private void replace() throws IOException {
        ByteBuffer records = state.get();
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        RandomAccessFile next = new RandomAccessFile(fresh.toFile(), "rwd");
        try {
            byte[] frame = Frames.frame(1, records).array();
            long room = frame.length + PREPARED_BYTES;
            next.write(Arrays.copyOf(frame, (int) room));
            next.getFD().sync();
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
            close(file);
            file = next;
            next = null;
            frames = 1;
            end = frame.length;
            prepared = room;
            compactBytes = Math.max(GROWN_BYTES, (long) GROWN_TIMES * frame.length);
        } finally {
            close(next);
        }
    }

    private void syncDirectory() throws IOException {
        try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private SetStorageException.Cause kind(IOException e) {
        String message = String.valueOf(e.getMessage());
        boolean full =
                message.contains("No space left") || message.contains("quota") || spaceIsGone();
        return full ? SetStorageException.Cause.FULL : SetStorageException.Cause.BROKEN;
    }

    private boolean spaceIsGone() {
        try {
            return Files.getFileStore(path.getParent()).getUsableSpace() < FULL_BELOW_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the file; what was not committed is lost. */
    @Override
    public void close() throws IOException {
        close(file);
    }

    private static void close(RandomAccessFile file) throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
