package org.msed.daemon.channel;

import java.nio.ByteBuffer;
import org.msed.core.wire.PairDigest;

/**
 * Frames of the channel itself: one byte type, then the body.
 *
 * <pre>
 * type  sent by   body
 *    1  dialler   16 bytes: digest of the pair id; its first frame
 *    2  acceptor  none: the connection is up
 *    3  both      none: the sender is alive
 * </pre>
 */
final class ControlFrame {

    static final byte OPEN = 1;
    static final byte OPENED = 2;
    static final byte ALIVE = 3;

    private static final int OPEN_SIZE = 1 + 2 * Long.BYTES;

    private ControlFrame() {}

    static ByteBuffer open(PairDigest pair) {
        return ByteBuffer.allocate(OPEN_SIZE)
                .put(OPEN)
                .putLong(pair.high())
                .putLong(pair.low())
                .flip();
    }

    static ByteBuffer of(byte type) {
        return ByteBuffer.wrap(new byte[] {type});
    }

    static PairDigest readOpen(ByteBuffer payload) throws ChannelProtocolException {
        if (payload.remaining() < OPEN_SIZE || payload.get() != OPEN) {
            throw new ChannelProtocolException("the first frame does not name a pair");
        }
        return new PairDigest(payload.getLong(), payload.getLong());
    }

    static void readOpened(ByteBuffer payload) throws ChannelProtocolException {
        if (!payload.hasRemaining() || payload.get() != OPENED) {
            throw new ChannelProtocolException("the first frame does not confirm the pair");
        }
    }
}
