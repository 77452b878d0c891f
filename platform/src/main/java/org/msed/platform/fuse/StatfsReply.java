package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/** The statistics of the file system: struct fuse_statfs_out. */
public final class StatfsReply extends Reply {
    private static final int BYTES = 80;

    StatfsReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    /**
     * Answers with statistics.
     *
     * @param s the statistics
     */
    public void statistics(FileSystemStatistics s) {
        bytes.putLong(start, s.blocks()).putLong(start + 8, s.blocksFree());
        bytes.putLong(start + 16, s.blocksAvailable()).putLong(start + 24, s.files());
        bytes.putLong(start + 32, s.filesFree()).putInt(start + 40, s.blockBytes());
        bytes.putInt(start + 44, s.nameMaxBytes()).putInt(start + 48, s.fragmentBytes());
        bytes.putInt(start + 52, 0);
        bytes.putLong(start + 56, 0).putLong(start + 64, 0).putLong(start + 72, 0);
        length(BYTES);
    }
}
