package org.msed.platform.netlink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the netlink messages in a buffer, and over the attributes in each.
 *
 * <p>Every length is checked against what is there before it is used. Not safe for several threads.
 */
public final class MessageReader {
    private static final int TYPE_MASK = 0x3fff;

    private final ByteBuffer bytes;
    private int next;
    private int messageStart;
    private int messageEnd;
    private int nextAttribute;
    private int valueStart;
    private int valueLength;

    /**
     * A reader before the first message.
     *
     * @param bytes in native byte order; what is between 0 and its limit is read
     */
    public MessageReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Goes to the next message.
     *
     * @return whether there is one
     * @throws NetlinkFormatException the length is shorter than a header or runs past the end
     */
    public boolean nextMessage() throws NetlinkFormatException {
        if (next >= bytes.limit()) {
            return false;
        }
        messageStart = next;
        int left = bytes.limit() - next;
        if (left < Netlink.HEADER_BYTES) {
            throw new NetlinkFormatException("header needs 16 bytes, got " + left);
        }
        int length = bytes.getInt(messageStart);
        if (length < Netlink.HEADER_BYTES || length > left) {
            throw new NetlinkFormatException(
                    "message length must be 16 to " + left + ", got " + length);
        }
        messageEnd = messageStart + length;
        next = messageStart + align(length);
        return true;
    }

    /**
     * The type of this message.
     *
     * @return for example 20, RTM_NEWADDR
     */
    public int type() {
        return bytes.getShort(messageStart + 4) & 0xffff;
    }

    /**
     * The flags of this message.
     *
     * @return NLM_F_*
     */
    public int flags() {
        return bytes.getShort(messageStart + 6) & 0xffff;
    }

    /**
     * The sequence of this message.
     *
     * @return that of the request it answers; 0 in notifications
     */
    public int sequence() {
        return bytes.getInt(messageStart + 8);
    }

    /**
     * Checks the fixed struct after the header and goes to the attributes behind it.
     *
     * @param structBytes length of the struct
     * @return where the struct begins in the buffer
     * @throws NetlinkFormatException the message is shorter
     */
    public int struct(int structBytes) throws NetlinkFormatException {
        int start = messageStart + Netlink.HEADER_BYTES;
        if (messageEnd - start < structBytes) {
            throw new NetlinkFormatException(
                    "message type "
                            + type()
                            + " needs "
                            + structBytes
                            + " bytes after its header, got "
                            + (messageEnd - start));
        }
        nextAttribute = start + align(structBytes);
        return start;
    }

    /** Goes to the attributes at an offset into the message instead of those after a struct. */
    void attributesAt(int offset) {
        nextAttribute = messageStart + align(offset);
    }

    /**
     * Goes to the next attribute of this message.
     *
     * @return whether there is one
     * @throws NetlinkFormatException the length is below 4 or runs past the message
     */
    public boolean nextAttribute() throws NetlinkFormatException {
        int left = messageEnd - nextAttribute;
        if (left < 4) {
            return false;
        }
        int length = bytes.getShort(nextAttribute) & 0xffff;
        if (length < 4 || length > left) {
            throw new NetlinkFormatException(
                    "attribute length must be 4 to " + left + ", got " + length);
        }
        valueStart = nextAttribute + 4;
        valueLength = length - 4;
        nextAttribute += align(length);
        return true;
    }

    /**
     * The type of this attribute, without the flags for nested and network order.
     *
     * @return IFA_*, IFLA_* or the like
     */
    public int attributeType() {
        return bytes.getShort(valueStart - 2) & TYPE_MASK;
    }

    /**
     * The value of this attribute.
     *
     * @return a copy
     */
    public byte[] value() {
        byte[] value = new byte[valueLength];
        bytes.get(valueStart, value);
        return value;
    }

    /**
     * The value as four bytes in native order.
     *
     * @return the value
     * @throws NetlinkFormatException it is shorter
     */
    public int value32() throws NetlinkFormatException {
        if (valueLength < 4) {
            throw new NetlinkFormatException(
                    "attribute " + attributeType() + " needs 4 bytes, got " + valueLength);
        }
        return bytes.getInt(valueStart);
    }

    /**
     * The value as text up to its closing zero.
     *
     * @return the text
     */
    public String valueText() {
        byte[] value = value();
        int length = 0;
        while (length < value.length && value[length] != 0) {
            length++;
        }
        return new String(value, 0, length, StandardCharsets.UTF_8);
    }

    ByteBuffer bytes() {
        return bytes;
    }

    private static int align(int length) {
        return (length + 3) & ~3;
    }
}
