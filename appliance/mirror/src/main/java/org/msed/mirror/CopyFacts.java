package org.msed.mirror;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a node says of its copy when the two have parted, so that an operator can choose. Bytes:
 * version u8, then the fields in their order, texts in modified UTF-8 with their length before.
 *
 * @param node its name
 * @param commonLineage the last lineage that both had; 0 when not known
 * @param sinceMillis when the node left it, ms since 1970-01-01T00:00:00Z by its own clock; 0 when
 *     not known, or it never did
 * @param lastWriteMillis the newest modification time since; 0 when nothing was changed
 * @param changedBytes that may differ
 * @param changedFiles that may differ
 * @param names the first of them
 * @param usedBytes of disk that the whole copy takes; −1 when not known
 * @param asideRefusal why it could not be set aside; empty when it can
 */
public record CopyFacts(
        String node,
        long commonLineage,
        long sinceMillis,
        long lastWriteMillis,
        long changedBytes,
        long changedFiles,
        List<String> names,
        long usedBytes,
        String asideRefusal) {

    private static final int VERSION = 1;

    /** Copies the list. */
    public CopyFacts {
        names = List.copyOf(names);
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(VERSION);
            out.writeUTF(node);
            out.writeLong(commonLineage);
            out.writeLong(sinceMillis);
            out.writeLong(lastWriteMillis);
            out.writeLong(changedBytes);
            out.writeLong(changedFiles);
            out.writeByte(names.size());
            for (String name : names) {
                out.writeUTF(name);
            }
            out.writeLong(usedBytes);
            out.writeUTF(asideRefusal);
        } catch (IOException e) {
            throw new UncheckedIOException("a name is longer than a path may be", e);
        }
        return bytes.toByteArray();
    }

    /** Reads it; empty for another version, or what is cut short. */
    static Optional<CopyFacts> decode(byte[] bytes) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            if (in.readUnsignedByte() != VERSION) {
                return Optional.empty();
            }
            String node = in.readUTF();
            long common = in.readLong();
            long since = in.readLong();
            long lastWrite = in.readLong();
            long changed = in.readLong();
            long files = in.readLong();
            List<String> names = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                names.add(in.readUTF());
            }
            return Optional.of(
                    new CopyFacts(
                            node,
                            common,
                            since,
                            lastWrite,
                            changed,
                            files,
                            names,
                            in.readLong(),
                            in.readUTF()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
