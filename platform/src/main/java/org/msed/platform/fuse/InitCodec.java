package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/**
 * INIT: struct fuse_init_in (major 4, minor 4, readahead 4, flags 4, from 7.36 on flags2 4) and
 * struct fuse_init_out of 64 bytes.
 */
final class InitCodec {
    static final int MAJOR = 7;
    static final int MINIMUM_MINOR = 31;
    static final int MINOR = 45;

    /** 256 pages a request, the kernel's own limit without a sysctl. */
    static final int MAX_PAGES = 256;

    static final int MAX_WRITE_BYTES = 1 << 20;
    static final int REPLY_BYTES = 64;

    private static final int EXTENDED_BYTES = 20;

    /** Requests the kernel keeps under way without anybody waiting, such as readahead. */
    private static final short MAX_BACKGROUND = 64;

    /** From here on it lets readahead wait; three quarters, as in libfuse and the kernel. */
    private static final short CONGESTION = 48;

    private InitCodec() {}

    /**
     * Whether the kernel speaks a newer major version: it is answered with ours, and asks again.
     */
    static boolean isNewerMajor(ByteBuffer in, int at) {
        return in.getInt(at) > MAJOR;
    }

    /** What both sides know of a request of {@code length} bytes at an offset. */
    static Connection read(ByteBuffer in, int at, int length) throws FuseVersionException {
        int major = in.getInt(at);
        int minor = in.getInt(at + 4);
        if (major < MAJOR || minor < MINIMUM_MINOR) {
            throw new FuseVersionException(major, minor);
        }
        long offered = in.getInt(at + 12) & 0xffffffffL;
        if ((offered & InitFlags.INIT_EXT) != 0 && length >= EXTENDED_BYTES) {
            offered |= (long) in.getInt(at + 16) << 32;
        }
        long flags = offered & InitFlags.WANTED;
        return new Connection(Math.min(minor, MINOR), flags, MAX_WRITE_BYTES, in.getInt(at + 8));
    }

    /** Writes the answer; returns its length. */
    static int write(ByteBuffer out, int at, Connection connection) {
        for (int zero = at; zero < at + REPLY_BYTES; zero += 8) {
            out.putLong(zero, 0);
        }
        out.putInt(at, MAJOR).putInt(at + 4, connection.minor());
        out.putInt(at + 8, connection.maxReadaheadBytes());
        out.putInt(at + 12, (int) connection.flags());
        out.putShort(at + 16, MAX_BACKGROUND).putShort(at + 18, CONGESTION);
        out.putInt(at + 20, connection.maxWriteBytes()).putInt(at + 24, 1);
        out.putShort(at + 28, (short) MAX_PAGES);
        out.putInt(at + 32, (int) (connection.flags() >>> 32));
        return REPLY_BYTES;
    }

    /** The answer to a newer major version: ours, and nothing else is read. */
    static int writeVersion(ByteBuffer out, int at) {
        return write(out, at, new Connection(MINOR, 0, MAX_WRITE_BYTES, 0));
    }
}
