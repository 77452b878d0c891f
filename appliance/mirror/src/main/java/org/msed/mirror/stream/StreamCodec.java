package org.msed.mirror.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes of the stream's messages. Numbers are big-endian; each message is a type u8, the attachment
 * (epoch counter u64, epoch node u8, number u64, incarnation u64), and then
 *
 * <table>
 * <caption>Messages</caption>
 * <tr><th>type</th><th>message</th><th>fields</th></tr>
 * <tr><td>1</td><td>Attach</td><td>version u16, digest u64</td></tr>
 * <tr><td>2</td><td>Accept</td><td></td></tr>
 * <tr><td>3</td><td>Decline</td><td>why, UTF-8 to the end</td></tr>
 * <tr><td>4</td><td>Open</td><td></td></tr>
 * <tr><td>5</td><td>Changes</td><td>flags u8 (1 alone, 2 receipt), last u64, records to the
 *     end</td></tr>
 * <tr><td>6</td><td>Answer</td><td>received u64, durable u64, beyond: u64 each to the
 *     end</td></tr>
 * <tr><td>7</td><td>Refuse</td><td>sequence u64, errno u32, what, UTF-8 to the end</td></tr>
 * </table>
 */
final class StreamCodec {

    /** What a Changes message has before its records. */
    static final int CHANGES_HEADER = 1 + Attachment.BYTES + 1 + 8;

    private static final int TEXT_LIMIT = 8192;

    private static final byte ATTACH = 1;
    private static final byte ACCEPT = 2;
    private static final byte DECLINE = 3;
    private static final byte OPEN = 4;
    private static final byte CHANGES = 5;
    private static final byte ANSWER = 6;
    private static final byte REFUSE = 7;

    private static final int ALONE = 1;
    private static final int RECEIPT = 2;

    private StreamCodec() {}

    /** The message's bytes; of Changes without the records, which follow as they are. */
    static ByteBuffer encode(StreamMessage message) {
        if (message instanceof StreamMessage.Changes m) {
            int flags = (m.alone() ? ALONE : 0) | (m.receipt() ? RECEIPT : 0);
            return begin(CHANGES, m, 9).put((byte) flags).putLong(m.last()).flip();
        } else if (message instanceof StreamMessage.Answer m) {
            ByteBuffer out = begin(ANSWER, m, 16 + 8 * m.beyond().length);
            out.putLong(m.received()).putLong(m.durable());
            out.asLongBuffer().put(m.beyond());
            return out.rewind();
        } else if (message instanceof StreamMessage.Attach m) {
            ByteBuffer out = begin(ATTACH, m, 10);
            return out.putShort((short) m.version()).putLong(m.digest()).flip();
        } else if (message instanceof StreamMessage.Decline m) {
            byte[] why = text(m.why());
            return begin(DECLINE, m, why.length).put(why).flip();
        } else if (message instanceof StreamMessage.Refuse m) {
            byte[] what = text(m.refusal().what());
            ByteBuffer out = begin(REFUSE, m, 12 + what.length);
            out.putLong(m.refusal().sequence()).putInt(m.refusal().errno());
            return out.put(what).flip();
        }
        return begin(message instanceof StreamMessage.Open ? OPEN : ACCEPT, message, 0).flip();
    }

    /**
     * The message of a payload.
     *
     * @return null where the bytes are none
     */
    static StreamMessage decode(ByteBuffer in) {
        try {
            byte type = in.get();
            return fields(type, Attachment.get(in), in);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    private static StreamMessage fields(byte type, Attachment attachment, ByteBuffer in) {
        return switch (type) {
            case ATTACH ->
                    new StreamMessage.Attach(
                            attachment, Short.toUnsignedInt(in.getShort()), in.getLong());
            case ACCEPT -> new StreamMessage.Accept(attachment);
            case DECLINE -> new StreamMessage.Decline(attachment, text(in));
            case OPEN -> new StreamMessage.Open(attachment);
            case CHANGES -> changes(attachment, in);
            case ANSWER -> answer(attachment, in);
            case REFUSE ->
                    new StreamMessage.Refuse(
                            attachment, new Refusal(in.getLong(), in.getInt(), text(in)));
            default -> null;
        };
    }

    private static StreamMessage changes(Attachment attachment, ByteBuffer in) {
        int flags = in.get();
        return new StreamMessage.Changes(
                attachment, (flags & ALONE) != 0, (flags & RECEIPT) != 0, in.getLong(), in.slice());
    }

    private static StreamMessage answer(Attachment attachment, ByteBuffer in) {
        long received = in.getLong();
        long durable = in.getLong();
        long[] beyond = new long[in.remaining() / 8];
        in.asLongBuffer().get(beyond);
        return new StreamMessage.Answer(attachment, received, durable, beyond);
    }

    private static ByteBuffer begin(byte type, StreamMessage message, int fields) {
        ByteBuffer out = ByteBuffer.allocate(1 + Attachment.BYTES + fields);
        message.attachment().put(out.put(type));
        return out;
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return bytes.length <= TEXT_LIMIT ? bytes : Arrays.copyOf(bytes, TEXT_LIMIT);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }
}
