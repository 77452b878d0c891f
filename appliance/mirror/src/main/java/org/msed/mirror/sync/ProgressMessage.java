package org.msed.mirror.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msed.mirror.sync.SyncProgress.Part;

/**
 * How far the source is, as it tells the target, which otherwise could show nothing of it. Stalled
 * u64, file, waiting, count u16, then the whole and each dataset: ratio f64 and seven u64 in the
 * order of {@link Part}.
 */
final class ProgressMessage {
    private static final int PART_BYTES = 64;
    private static final int TEXT_LIMIT = 8 << 10;

    private ProgressMessage() {}

    static ByteBuffer encode(SyncProgress progress) {
        byte[] file = text(progress.file());
        byte[] waiting = text(progress.waiting());
        int parts = 1 + progress.datasets().size();
        ByteBuffer out =
                ByteBuffer.allocate(
                        1 + 8 + 2 + file.length + 2 + waiting.length + 2 + parts * PART_BYTES);
        out.put(Wire.PROGRESS).putLong(progress.stalledMillis());
        Wire.putBytes(out, file);
        Wire.putBytes(out, waiting);
        out.putShort((short) progress.datasets().size());
        put(out, progress.whole());
        progress.datasets().forEach(part -> put(out, part));
        return out.flip();
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= TEXT_LIMIT ? bytes : Arrays.copyOf(bytes, TEXT_LIMIT);
    }

    private static void put(ByteBuffer out, Part part) {
        out.putDouble(part.ratio()).putLong(part.bytesDone()).putLong(part.bytesTotal());
        out.putLong(part.bytesSent()).putLong(part.filesDone()).putLong(part.filesTotal());
        out.putLong(part.bytesPerSecond()).putLong(part.remainingMillis());
    }

    /** Reads one, behind its kind. */
    static SyncProgress decode(ByteBuffer in) {
        long stalledMillis = in.getLong();
        String file = new String(Wire.getBytes(in), StandardCharsets.UTF_8);
        String waiting = new String(Wire.getBytes(in), StandardCharsets.UTF_8);
        int datasets = Short.toUnsignedInt(in.getShort());
        Part whole = get(in);
        List<Part> parts = new ArrayList<>();
        for (int d = 0; d < datasets; d++) {
            parts.add(get(in));
        }
        return new SyncProgress(whole, parts, file, waiting, stalledMillis, true);
    }

    private static Part get(ByteBuffer in) {
        return new Part(
                in.getDouble(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong());
    }
}
