package org.msed.platform.netlink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes netlink messages one after the other into a buffer, filling in lengths at the end of each.
 *
 * <p>Allocates nothing. Not safe for several threads. A buffer too small throws {@link
 * java.nio.BufferOverflowException}.
 */
public final class MessageWriter {
    private static final int NLA_F_NESTED = 0x8000;

    private final ByteBuffer bytes;
    private int messageStart;

    /**
     * A writer at the start of a buffer.
     *
     * @param bytes in native byte order; cleared
     */
    public MessageWriter(ByteBuffer bytes) {
        this.bytes = bytes.clear();
    }

    /**
     * Starts again at the beginning of the buffer.
     *
     * @return this
     */
    public MessageWriter restart() {
        bytes.clear();
        return this;
    }

    /**
     * Begins a message.
     *
     * @param type the message type
     * @param flags NLM_F_*
     * @param sequence comes back in the answer
     * @return this
     */
    public MessageWriter begin(int type, int flags, int sequence) {
        messageStart = bytes.position();
        bytes.putInt(0).putShort((short) type).putShort((short) flags);
        bytes.putInt(sequence).putInt(0);
        return this;
    }

    /**
     * One byte of the fixed struct.
     *
     * @param value its low eight bits
     * @return this
     */
    public MessageWriter put8(int value) {
        bytes.put((byte) value);
        return this;
    }

    /**
     * Two bytes of the fixed struct, native order.
     *
     * @param value its low sixteen bits
     * @return this
     */
    public MessageWriter put16(int value) {
        bytes.putShort((short) value);
        return this;
    }

    /**
     * Four bytes of the fixed struct, native order.
     *
     * @param value the value
     * @return this
     */
    public MessageWriter put32(int value) {
        bytes.putInt(value);
        return this;
    }

    /**
     * An attribute of raw bytes.
     *
     * @param type the attribute type
     * @param value its bytes
     * @return this
     */
    public MessageWriter attribute(int type, byte[] value) {
        header(type, value.length);
        bytes.put(value);
        return pad();
    }

    /**
     * An attribute of four bytes in native order.
     *
     * @param type the attribute type
     * @param value the value
     * @return this
     */
    public MessageWriter attribute32(int type, int value) {
        header(type, 4);
        bytes.putInt(value);
        return this;
    }

    /**
     * An attribute of four bytes in network order, as nfnetlink wants them.
     *
     * @param type the attribute type
     * @param value the value
     * @return this
     */
    public MessageWriter attributeNetwork32(int type, int value) {
        header(type, 4);
        networkOrder(value);
        return this;
    }

    /**
     * An attribute of eight bytes in network order, as nfnetlink wants them.
     *
     * @param type the attribute type
     * @param value the value
     * @return this
     */
    public MessageWriter attributeNetwork64(int type, long value) {
        header(type, 8);
        networkOrder((int) (value >>> 32));
        networkOrder((int) value);
        return this;
    }

    /**
     * An attribute of text with a closing zero.
     *
     * @param type the attribute type
     * @param value the text
     * @return this
     */
    public MessageWriter attributeText(int type, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        header(type, text.length + 1);
        bytes.put(text).put((byte) 0);
        return pad();
    }

    /**
     * Begins an attribute that holds attributes.
     *
     * @param type the attribute type, marked NLA_F_NESTED
     * @return the mark to give to {@link #endNested}
     */
    public int beginNested(int type) {
        int mark = bytes.position();
        header(type | NLA_F_NESTED, 0);
        return mark;
    }

    /**
     * Ends an attribute that holds attributes.
     *
     * @param mark what {@link #beginNested} returned
     * @return this
     */
    public MessageWriter endNested(int mark) {
        bytes.putShort(mark, (short) (bytes.position() - mark));
        return this;
    }

    /**
     * Ends the message, filling in its length.
     *
     * @return this
     */
    public MessageWriter end() {
        bytes.putInt(messageStart, bytes.position() - messageStart);
        return this;
    }

    /**
     * Asks for an acknowledgement of the message that ended last.
     *
     * @return this
     */
    public MessageWriter acknowledge() {
        int flags = bytes.getShort(messageStart + 6) | Netlink.NLM_F_ACK;
        bytes.putShort(messageStart + 6, (short) flags);
        return this;
    }

    /**
     * All that was written.
     *
     * @return the length in bytes, from the start of the buffer
     */
    public int length() {
        return bytes.position();
    }

    private void header(int type, int length) {
        bytes.putShort((short) (4 + length)).putShort((short) type);
    }

    private void networkOrder(int value) {
        bytes.put((byte) (value >>> 24)).put((byte) (value >>> 16));
        bytes.put((byte) (value >>> 8)).put((byte) value);
    }

    private MessageWriter pad() {
        while ((bytes.position() & 3) != 0) {
            bytes.put((byte) 0);
        }
        return this;
    }
}
