package org.msed.mirror.sets;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The bytes of a set's file: frames, then zeros. A frame is what one write made durable.
 *
 * <pre>
 * offset size
 *  0     4    length of the payload, above 0
 *  4     4    CRC-32C (RFC 3720, B.4) of the rest of the frame
 *  8     8    number of the frame, from 1, growing by one
 * 16     n    payload
 * </pre>
 */
final class Frames {

    static final int HEAD_BYTES = 16;

    private Frames() {}

    /**
     * What a file holds.
     *
     * @param payloads of the frames up to the first that is not whole
     * @param damaged a whole frame stands behind one that is not: that is no write cut short by a
     *     crash, since a frame is written when the one before it is durable
     */
    record Scan(List<ByteBuffer> payloads, boolean damaged) {}

    static ByteBuffer frame(long number, ByteBuffer payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + payload.remaining());
        frame.putInt(payload.remaining()).putInt(0).putLong(number).put(payload.duplicate());
        frame.flip();
        return frame.putInt(4, checksum(frame));
    }

    static Scan scan(ByteBuffer file) {
        List<ByteBuffer> payloads = new ArrayList<>();
        int at = 0;
        long number = 1;
        while (whole(file, at, number, number)) {
            int length = file.getInt(at);
            payloads.add(file.slice(at + HEAD_BYTES, length));
            at += HEAD_BYTES + length;
            number++;
        }
        return new Scan(payloads, wholeBehind(file, at, number));
    }

    private static boolean wholeBehind(ByteBuffer file, int from, long number) {
        for (int at = from + 1; at + HEAD_BYTES < file.limit(); at++) {
            if (file.get(at + 8) == 0 && whole(file, at, number, number + (1L << 32))) {
                return true;
            }
        }
        return false;
    }

    private static boolean whole(ByteBuffer file, int at, long least, long most) {
        if (file.limit() - at <= HEAD_BYTES) {
            return false;
        }
        int length = file.getInt(at);
        long number = file.getLong(at + 8);
        if (length <= 0 || length > file.limit() - at - HEAD_BYTES) {
            return false;
        }
        return number >= least
                && number <= most
                && checksum(file.slice(at, HEAD_BYTES + length)) == file.getInt(at + 4);
    }

    private static int checksum(ByteBuffer frame) {
        CRC32C crc = new CRC32C();
        crc.update(frame.slice(0, 4));
        crc.update(frame.slice(8, frame.limit() - 8));
        return (int) crc.getValue();
    }
}
