package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/** Small files of one directory, many in a message. */
final class FilesMessage {
    private static final int FULL_BYTES = 512 << 10;
    private static final int READ_FLAGS =
            OpenFlags.O_RDONLY | OpenFlags.O_NONBLOCK | OpenFlags.O_NOATIME;

    private final SourceRun run;
    private final ByteBuffer message = ByteBuffer.allocateDirect(Wire.MESSAGE_LIMIT);
    private final StatusBuffer status = new StatusBuffer();
    private int dataset = -1;
    private byte[] directory;
    private long content;

    FilesMessage(SourceRun run) {
        this.run = run;
    }

    /**
     * Adds a file, and sends the message when it is full.
     *
     * @param file open with O_PATH
     */
    void add(int ofDataset, byte[] path, byte[] name, Meta meta, Descriptor file)
            throws IOException, InterruptedException {
        if (dataset != ofDataset || !Arrays.equals(directory, path)) {
            send();
            begin(ofDataset, path);
        }
        int needed = 2 + name.length + meta.length() + 4 + (int) meta.size();
        if (message.remaining() < needed) {
            send();
            begin(ofDataset, path);
        }
        if (message.remaining() < needed) {
            throw new IOException(
                    "the extended attributes of "
                            + Paths.text(Paths.child(path, name))
                            + " take more than 768 KiB");
        }
        Wire.putBytes(message, name);
        meta.put(message);
        int lengthAt = message.position();
        message.putInt(0);
        if (meta.size() > 0) {
            try (Descriptor reading = file.reopen(READ_FLAGS)) {
                read(reading, (int) meta.size());
            }
        }
        int length = message.position() - lengthAt - 4;
        message.putInt(lengthAt, length);
        content += length;
        run.meter.bytes(dataset, length);
        if (message.position() > FULL_BYTES) {
            send();
        }
    }

    /** As much as there is: a file that became shorter meanwhile is dirty again. */
    private void read(Descriptor file, int length) throws ErrnoException {
        int from = message.position();
        int limit = message.limit();
        message.limit(from + length);
        while (message.hasRemaining()
                && Content.read(file, message, message.position() - from) > 0) {
            // Reads on until the end.
        }
        message.limit(limit);
    }

    /** Adds a file that was looked at before; does nothing if it is not there any more. */
    void addByPath(int ofDataset, byte[] path, byte[] filePath, long inode, Meta meta)
            throws IOException, InterruptedException {
        try (Descriptor file = open(ofDataset, filePath, inode)) {
            if (file != null) {
                add(ofDataset, path, Paths.name(filePath), meta, file);
            }
        }
    }

    /** Whether a file, read as a whole, has this checksum. One that is gone has: it was marked. */
    boolean hasSum(int ofDataset, byte[] path, long inode, Meta meta, byte[] sum)
            throws ErrnoException {
        try (Descriptor file = open(ofDataset, path, inode)) {
            if (file == null) {
                return true;
            }
            if (meta.size() == 0) {
                return Arrays.equals(sum, Checksum.of(new byte[0], 0, 0));
            }
            try (Descriptor reading = file.reopen(READ_FLAGS)) {
                byte[] own =
                        run.comparing()
                                ? Checksum.ofDisk(reading, 0, meta.size(), Entries.SMALL_BYTES)
                                : Checksum.of(reading, 0, meta.size(), Entries.SMALL_BYTES);
                return Arrays.equals(sum, own);
            }
        }
    }

    private Descriptor open(int ofDataset, byte[] path, long inode) throws ErrnoException {
        Descriptor file;
        try {
            file = run.datasets.get(ofDataset).directory().openBeneath(path, OpenFlags.O_PATH, 0);
        } catch (ErrnoException e) {
            if (Walk.absent(e)) {
                return null;
            }
            throw e;
        }
        Attributes.read(file, status);
        if (status.inode() != inode) {
            file.close();
            return null;
        }
        return file;
    }

    private void begin(int ofDataset, byte[] path) {
        dataset = ofDataset;
        directory = path;
        content = 0;
        message.clear().put(Wire.FILES).putShort((short) ofDataset);
        Wire.putBytes(message, path);
    }

    /** Sends what there is. */
    void send() throws IOException, InterruptedException {
        if (dataset >= 0) {
            run.meter.sent(dataset, content);
            run.conversation.sendPaced(message.flip());
            dataset = -1;
        }
    }
}
