package org.msed.core.capacity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The served pairs as a file.
 *
 * <pre>
 * offset size  meaning (big endian)
 *      0    8  "MSEDSLT1"
 *      8    2  number of names
 *     10  2+n  each name in UTF-8, behind its length
 *      -    4  CRC-32C of everything before
 * </pre>
 */
public final class SlotsCodec {

    private static final long MAGIC = 0x4d534544534c5431L;
    private static final int HEADER = 10;
    private static final int CRC_SIZE = 4;

    private SlotsCodec() {}

    /**
     * The file of these names.
     *
     * @param served ids of the served pairs, each at most 32767 bytes of UTF-8
     */
    public static byte[] encode(List<String> served) {
        List<byte[]> names =
                served.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
        int size = HEADER + CRC_SIZE + names.stream().mapToInt(name -> 2 + name.length).sum();
        ByteBuffer out = ByteBuffer.allocate(size).putLong(MAGIC).putShort((short) names.size());
        for (byte[] name : names) {
            out.putShort((short) name.length).put(name);
        }
        return out.putInt(crc(out.array(), size - CRC_SIZE)).array();
    }

    /**
     * The names in a file, or empty when it is torn or not such a file. Then every pair whose
     * record says that it served must count as served.
     */
    public static Optional<List<String>> decode(byte[] file) {
        int end = file.length - CRC_SIZE;
        ByteBuffer in = ByteBuffer.wrap(file);
        if (end < HEADER || in.getLong(0) != MAGIC || in.getInt(end) != crc(file, end)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        int count = in.getShort(8);
        in.position(HEADER);
        for (int i = 0; i < count; i++) {
            byte[] name = new byte[in.getShort()];
            in.get(name);
            names.add(new String(name, StandardCharsets.UTF_8));
        }
        return Optional.of(names);
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
