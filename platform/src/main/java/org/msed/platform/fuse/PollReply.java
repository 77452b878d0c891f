package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/** What poll(2) found: struct fuse_poll_out. */
public final class PollReply extends Reply {
    PollReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    /**
     * Answers with events.
     *
     * @param events POLLIN and the like that hold now
     */
    public void events(int events) {
        bytes.putInt(start, events).putInt(start + 4, 0);
        length(8);
    }
}
