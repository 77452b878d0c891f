package org.msed.mirror.change;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One change as one record of the stream. Numbers are big-endian; the record is
 *
 * <table>
 * <caption>A record</caption>
 * <tr><th>offset</th><th>size</th><th>meaning</th></tr>
 * <tr><td>0</td><td>u32</td><td>length of the whole record</td></tr>
 * <tr><td>4</td><td>u8</td><td>type, see {@link ChangeType}</td></tr>
 * <tr><td>5</td><td>u64</td><td>sequence within the attachment, from 1 without gaps</td></tr>
 * <tr><td>13</td><td>u16</td><td>dataset</td></tr>
 * <tr><td>15</td><td></td><td>the type's own fields in the order of the {@link Change}'s
 *     components; arrays and data are a u32 length and the bytes</td></tr>
 * <tr><td>length - 4</td><td>u32</td><td>CRC-32C (RFC 3720 12.1) of all before it</td></tr>
 * </table>
 *
 * <p>What the checksum guards is our own memory and code: below it the links are authenticated.
 */
public final class ChangeCodec {

    /** Of these layouts; goes with the opening of a stream. */
    public static final int VERSION = 2;

    /** What a record needs besides its arrays and data, at most. */
    public static final int FIXED_LIMIT = 96;

    /** From the start to the fields. */
    private static final int HEADER = 15;

    private static final int CHECKSUM = 4;

    private ChangeCodec() {}

    /**
     * A change and its place in the order.
     *
     * @param sequence from 1
     */
    public record Sequenced(long sequence, Change change) {}

    /** At least as many bytes as the change's record has. */
    public static int sizeLimit(Change change) {
        return FIXED_LIMIT + ChangeType.of(change).variableBytes(change);
    }

    /**
     * Appends the change's record.
     *
     * @param out with room for {@link #sizeLimit}
     */
    public static void encode(Change change, long sequence, ByteBuffer out) {
        int start = out.position();
        ChangeType type = ChangeType.of(change);
        out.putInt(0).put(type.code()).putLong(sequence).putShort((short) change.dataset());
        type.write(change, out);
        out.putInt(start, out.position() + CHECKSUM - start);
        out.putInt(checksum(out, start, out.position()));
    }

    /**
     * The sequence of the next record, unchecked.
     *
     * @return 0 where there is no record
     */
    public static long peekSequence(ByteBuffer in) {
        return in.remaining() < HEADER ? 0 : in.getLong(in.position() + 5);
    }

    /**
     * Takes the next record; the position is behind it on return.
     *
     * @param in its data is not copied: a {@link Change.Write} refers to this memory
     * @throws MalformedChangeException the bytes are no record; the position is undefined
     */
    public static Sequenced decode(ByteBuffer in) throws MalformedChangeException {
        int start = in.position();
        int length = in.remaining() < HEADER + CHECKSUM ? -1 : in.getInt(start);
        if (length < HEADER + CHECKSUM || length > in.remaining()) {
            throw new MalformedChangeException(
                    "a record of " + length + " bytes where " + in.remaining() + " are left");
        }
        int end = start + length - CHECKSUM;
        if (in.getInt(end) != checksum(in, start, end)) {
            throw new MalformedChangeException(
                    "the checksum of the record with sequence " + in.getLong(start + 5));
        }
        Sequenced decoded = fields(in.slice(start, end - start));
        in.position(end + CHECKSUM);
        return decoded;
    }

    private static Sequenced fields(ByteBuffer record) throws MalformedChangeException {
        byte code = record.get(4);
        long sequence = record.getLong(5);
        int dataset = Short.toUnsignedInt(record.getShort(13));
        ChangeType type = ChangeType.of(code);
        if (type == null) {
            throw new MalformedChangeException("unknown type " + code + " of change " + sequence);
        }
        try {
            Change change = type.read(dataset, record.position(HEADER));
            if (record.hasRemaining()) {
                throw new MalformedChangeException(type + " " + sequence + " is too long");
            }
            return new Sequenced(sequence, change);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new MalformedChangeException(type + " " + sequence + " is too short", e);
        }
    }

    private static int checksum(ByteBuffer bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(from, to - from));
        return (int) crc.getValue();
    }
}
