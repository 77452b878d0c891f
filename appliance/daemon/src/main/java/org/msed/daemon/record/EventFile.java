package org.msed.daemon.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The append-only file of a pair's events, one JSON object a line (design D8). Bounded: at {@link
 * #ROTATE_BYTES} it becomes the one older file. One thread writes; any thread may read.
 *
 * <p>Whatever it throws is an alarm and never a reason to stop: the newest event is in the record
 * too (invariant I14).
 */
public final class EventFile implements AutoCloseable {

    /** Name of the file in the pair's directory. */
    public static final String FILE_NAME = "events.log";

    /** Size at which the file is put aside, in bytes; two of them are kept at most. */
    public static final long ROTATE_BYTES = 4L << 20;

    private static final byte[] LINE_END = {'\n'};

    private final Path file;
    private final Path older;
    private FileChannel channel;
    private boolean lineOpen;
    private boolean unsynced;

    /**
     * @param file made by the first append; nothing is read yet
     */
    public EventFile(Path file) {
        this.file = file;
        this.older = file.resolveSibling(file.getFileName() + ".1");
    }

    /**
     * Appends a line, not durably yet.
     *
     * @param line without a line end
     * @throws IOException it is not in the file, or a part of it is; the next line begins anew
     */
    public void append(byte[] line) throws IOException {
        FileChannel out = channel();
        unsynced = true;
        if (lineOpen) {
            writeAll(out, ByteBuffer.wrap(LINE_END));
        }
        lineOpen = true;
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
        writeAll(out, bytes.put(line).put(LINE_END).flip());
        lineOpen = false;
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private FileChannel channel() throws IOException {
        if (channel != null && channel.size() >= ROTATE_BYTES) {
            channel.force(false);
            close();
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
        }
        if (channel == null) {
            channel =
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            lineOpen = endsWithinLine();
        }
        return channel;
    }

    private boolean endsWithinLine() throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return in.size() > 0 && in.read(last, in.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /**
     * Makes everything appended so far durable. Blocks on the disk; does nothing when nothing was
     * appended since.
     *
     * @throws IOException some lines may be lost; not tried again for them
     */
    public void sync() throws IOException {
        if (unsynced && channel != null) {
            unsynced = false;
            channel.force(false);
        }
    }

    /**
     * The newest lines, oldest first, of this file and the older one; a torn line is passed over by
     * whoever parses it.
     *
     * @param limit at most this many
     * @throws IOException the files cannot be read
     */
    public List<String> newest(int limit) throws IOException {
        List<String> lines = new ArrayList<>(lines(file));
        if (lines.size() < limit) {
            lines.addAll(0, lines(older));
        }
        return List.copyOf(lines.subList(Math.max(0, lines.size() - limit), lines.size()));
    }

    private static List<String> lines(Path path) throws IOException {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Closes the file without syncing it. */
    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
