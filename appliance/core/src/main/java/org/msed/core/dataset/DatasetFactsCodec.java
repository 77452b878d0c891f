package org.msed.core.dataset;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msed.core.state.DatasetMode;

/**
 * What a node says of its datasets, as bytes for the pair channel.
 *
 * <pre>
 * size  meaning (big endian; text is a length of 2 and its UTF-8)
 *    1  version, 1
 *    -  node
 *    2  number of datasets, each:
 *    -  name, path
 *    1  mode
 *    2  number of exclusions, then each as text
 *    8  file system
 *    8  used bytes, -1 unknown
 *    8  free bytes, -1 unknown
 * </pre>
 */
public final class DatasetFactsCodec {

    private static final int VERSION = 1;
    private static final int LONGEST_TEXT = 0xffff;

    private DatasetFactsCodec() {}

    /**
     * The bytes of these facts.
     *
     * @throws IllegalArgumentException for a text above 65535 bytes
     */
    public static byte[] encode(NodeDatasets facts) {
        int size = 1 + size(facts.node()) + 2;
        for (DatasetFacts dataset : facts.datasets()) {
            size += size(dataset.name()) + size(dataset.path()) + 1 + 2 + 3 * Long.BYTES;
            for (String pattern : dataset.excludes()) {
                size += size(pattern);
            }
        }
        ByteBuffer out = ByteBuffer.allocate(size).put((byte) VERSION);
        put(out, facts.node());
        out.putShort((short) facts.datasets().size());
        for (DatasetFacts dataset : facts.datasets()) {
            put(out, dataset.name());
            put(out, dataset.path());
            out.put((byte) dataset.mode().code()).putShort((short) dataset.excludes().size());
            dataset.excludes().forEach(pattern -> put(out, pattern));
            out.putLong(dataset.fileSystem());
            out.putLong(dataset.usedBytes());
            out.putLong(dataset.freeBytes());
        }
        return out.array();
    }

    private static int size(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a text must be at most " + LONGEST_TEXT + " bytes, got " + bytes);
        }
        return 2 + bytes;
    }

    private static void put(ByteBuffer out, String text) {
        byte[] utf = text.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) utf.length).put(utf);
    }

    /** The facts in these bytes; empty when they are of another version, torn or too long. */
    public static Optional<NodeDatasets> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            String node = text(in);
            int count = Short.toUnsignedInt(in.getShort());
            List<DatasetFacts> datasets = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                datasets.add(dataset(in));
            }
            return in.hasRemaining()
                    ? Optional.empty()
                    : Optional.of(new NodeDatasets(node, datasets));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // Torn, or a mode of a newer peer: to the caller the same, no facts to agree on.
            return Optional.empty();
        }
    }

    private static DatasetFacts dataset(ByteBuffer in) {
        String name = text(in);
        String path = text(in);
        DatasetMode mode = DatasetMode.ofCode(in.get());
        int count = Short.toUnsignedInt(in.getShort());
        List<String> excludes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            excludes.add(text(in));
        }
        return new DatasetFacts(
                name, path, mode, excludes, in.getLong(), in.getLong(), in.getLong());
    }

    private static String text(ByteBuffer in) {
        byte[] utf = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(utf);
        return new String(utf, StandardCharsets.UTF_8);
    }
}
