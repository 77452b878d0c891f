package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One link to the peer, for as long as one run lasts: whole messages, in order. */
@FunctionalInterface
public interface SyncLink {

    /**
     * Sends a message; called from several threads; blocks while the peer does not read.
     *
     * @param parts the message is their remaining bytes, one after the other; at most {@link
     *     Wire#MESSAGE_LIMIT} together
     * @throws IOException the link is broken: the run is over
     */
    void send(ByteBuffer... parts) throws IOException;
}
