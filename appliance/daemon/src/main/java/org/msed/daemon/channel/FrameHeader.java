package org.msed.daemon.channel;

import java.nio.ByteBuffer;

/**
 * The head of a frame.
 *
 * <pre>
 * offset  size  meaning (big endian)
 *      0     1  0xA in the upper half, version in the lower
 *      1     1  service
 *      2     2  flags; none defined, 0 when sent, ignored when received
 *      4     4  length of the payload, 0 to {@value #PAYLOAD_LIMIT}
 * </pre>
 *
 * @param version of the frame; the head itself is the same in all
 * @param service number of the service
 * @param length of the payload in bytes
 */
record FrameHeader(int version, int service, int length) {

    static final int SIZE = 8;
    static final int VERSION = 1;

    /** 1 MiB of data and 64 KiB for what describes it. */
    static final int PAYLOAD_LIMIT = (1 << 20) + (1 << 16);

    private static final int MAGIC = 0xA;
    private static final int HALF = 4;
    private static final int HALF_MASK = 0xf;
    private static final int BYTE_MASK = 0xff;

    /** A head of this version. */
    static FrameHeader of(int service, int length) {
        return new FrameHeader(VERSION, service, length);
    }

    void write(byte[] out) {
        ByteBuffer.wrap(out)
                .put((byte) (MAGIC << HALF | version))
                .put((byte) service)
                .putShort((short) 0)
                .putInt(length);
    }

    static FrameHeader read(byte[] in) throws ChannelProtocolException {
        ByteBuffer bytes = ByteBuffer.wrap(in);
        int first = bytes.get() & BYTE_MASK;
        int service = bytes.get() & BYTE_MASK;
        bytes.getShort();
        int length = bytes.getInt();
        if (first >>> HALF != MAGIC) {
            throw new ChannelProtocolException("a frame begins with byte " + first);
        }
        if (length < 0 || length > PAYLOAD_LIMIT) {
            throw new ChannelProtocolException(
                    "a frame must have 0 to "
                            + PAYLOAD_LIMIT
                            + " bytes, got "
                            + Integer.toUnsignedLong(length));
        }
        return new FrameHeader(first & HALF_MASK, service, length);
    }

    boolean known() {
        return version == VERSION;
    }
}
