package org.msed.mirror.stream;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the stream needs of the connections to the peer: whole frames, in order within one link,
 * lost only together with the connection. Authenticated and encrypted below. Thread-safe.
 */
public interface Transport {

    /** The most bytes of one frame. */
    int FRAME_LIMIT = 1 << 20;

    /** How many links there are, connected or not. The first is preferred. */
    int links();

    /** Whether the link is connected now. */
    boolean connected(int link);

    /**
     * Sends one frame; callable from any thread; on return the system has the bytes. Blocks while
     * the peer does not read.
     *
     * @param parts the frame is their remaining bytes, one after the other; at most {@link
     *     #FRAME_LIMIT} together
     * @throws IOException the link is not connected, or broke; what was sent before may have been
     *     received or not
     */
    void send(int link, ByteBuffer... parts) throws IOException;

    /** Whom to tell; at most one, set before anything else is called. */
    void receiver(Receiver receiver);

    /** Called on the thread that reads the link; what takes long blocks that link only. */
    interface Receiver {

        /** The link is connected. */
        void connected(int link);

        /** It is not any more. */
        void disconnected(int link, String cause);

        /**
         * A frame arrived.
         *
         * @param frame valid during the call only
         */
        void received(int link, ByteBuffer frame);
    }
}
