package org.msed.daemon.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.msed.core.record.PairRecord;
import org.msed.core.record.RecordSlot;

/**
 * The record of one pair in its file of two slots (ha-protocol 5). Used by one thread, which must
 * not be interrupted: an interrupt would close the file.
 *
 * <p>A write that failed is not tried again. The next write is another operation: it opens the file
 * anew and overwrites the slot that may be torn, never the one that is known to be good.
 */
public final class RecordStore implements AutoCloseable {

    private final Path file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(RecordSlot.SIZE);
    private FileChannel channel;
    private long sequence;
    private int nextOffset;

    /**
     * @param file the record file, made by setup; nothing is read yet
     */
    public RecordStore(Path file) {
        this.file = file;
    }

    /**
     * Reads the newest slot and remembers which one to write next. Blocks on the disk.
     *
     * @return empty when the file is missing or both slots are torn or unwritten
     * @throws IOException the file is there but cannot be read
     */
    public Optional<RecordSlot> read() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Optional<RecordSlot> newest = RecordSlot.newest(bytes);
        newest.ifPresent(slot -> remember(slot, bytes));
        return newest;
    }

    private void remember(RecordSlot slot, byte[] bytes) {
        sequence = slot.sequence();
        boolean inFirst =
                RecordSlot.decode(bytes, 0).filter(first -> first.equals(slot)).isPresent();
        nextOffset = inFirst ? RecordSlot.SIZE : 0;
    }

    /**
     * Makes the record durable in the older slot, together with an event. Blocks on the disk; on
     * return both are durable.
     *
     * @param event one line of the event file, at most {@link RecordSlot#EVENT_LIMIT} bytes; may be
     *     empty
     * @throws IOException the operation did not happen as far as anybody may rely on it
     */
    public void write(PairRecord record, byte[] event) throws IOException {
        sequence++;
        buffer.clear();
        buffer.put(new RecordSlot(sequence, record, event).encode());
        buffer.flip();
        try {
            FileChannel out = channel();
            int offset = nextOffset;
            while (buffer.hasRemaining()) {
                offset += out.write(buffer, offset);
            }
            out.force(false);
        } catch (IOException e) {
            abandon(e);
            throw e;
        }
        nextOffset = RecordSlot.SIZE - nextOffset;
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            channel =
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
        }
        return channel;
    }

    private void abandon(IOException cause) {
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Closes the file; what was written is durable already. */
    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
