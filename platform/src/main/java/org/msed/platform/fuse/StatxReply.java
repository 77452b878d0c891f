package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/**
 * What statx(2) tells beyond stat(2): struct fuse_statx_out (seconds 8, nanos 4, flags 4, spare 16,
 * then struct statx of 256 bytes).
 */
public final class StatxReply extends Reply {
    private static final int HEADER_BYTES = 32;
    private static final int BYTES = HEADER_BYTES + 256;
    private static final int STATX_BASIC_STATS = 0x7ff;
    private static final int STATX_BTIME = 0x800;

    StatxReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    /**
     * Answers with attributes and the time of birth.
     *
     * @param validMillis how long the kernel may trust them
     * @param a the attributes
     * @param birthSeconds when the file was made, since 1970
     * @param birthNanos 0 to 999,999,999
     */
    public void statx(long validMillis, FileAttributes a, long birthSeconds, int birthNanos) {
        for (int at = start; at < start + BYTES; at += 8) {
            bytes.putLong(at, 0);
        }
        bytes.putLong(start, validMillis / 1000).putInt(start + 8, nanos(validMillis));
        int at = start + HEADER_BYTES;
        bytes.putInt(at, STATX_BASIC_STATS | STATX_BTIME).putInt(at + 4, a.blockSizeBytes());
        bytes.putInt(at + 16, a.links()).putInt(at + 20, a.uid()).putInt(at + 24, a.gid());
        bytes.putShort(at + 28, (short) a.mode()).putLong(at + 32, a.inode());
        bytes.putLong(at + 40, a.sizeBytes()).putLong(at + 48, a.blocks());
        putTime(at + 64, a.accessSeconds(), a.accessNanos());
        putTime(at + 80, birthSeconds, birthNanos);
        putTime(at + 96, a.changeSeconds(), a.changeNanos());
        putTime(at + 112, a.modifySeconds(), a.modifyNanos());
        bytes.putInt(at + 128, FileAttributes.major(a.device()));
        bytes.putInt(at + 132, FileAttributes.minor(a.device()));
        length(BYTES);
    }

    private void putTime(int at, long seconds, int nanos) {
        bytes.putLong(at, seconds).putInt(at + 8, nanos);
    }
}
