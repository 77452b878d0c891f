package org.msed.daemon.channel;

import java.nio.ByteBuffer;

/** Takes the frames of one service. */
@FunctionalInterface
public interface FrameHandler {

    /**
     * A frame arrived: whole, in the order in which the peer sent it on this link. Called on the
     * thread that reads the link; must return soon, since the link's other services wait. A thrown
     * exception ends the connection.
     *
     * @param link index of the link
     * @param payload valid during the call only; backed by an array
     */
    void received(int link, ByteBuffer payload);
}
