package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/** How many bytes were written or copied: struct fuse_write_out, fuse_copy_file_range_out. */
public final class CountReply extends Reply {
    CountReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    /**
     * Answers with a count.
     *
     * @param countBytes 0 to what was asked for; fewer is a short write
     */
    public void count(long countBytes) {
        bytes.putLong(start, countBytes);
        length(8);
    }
}
