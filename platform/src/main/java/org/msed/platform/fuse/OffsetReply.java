package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/** Where lseek(2) found data or a hole: struct fuse_lseek_out. */
public final class OffsetReply extends Reply {
    OffsetReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    /**
     * Answers with an offset.
     *
     * @param offsetBytes from the start of the file
     */
    public void offset(long offsetBytes) {
        bytes.putLong(start, offsetBytes);
        length(8);
    }
}
