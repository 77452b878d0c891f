package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/** An open file or directory: struct fuse_open_out. */
public final class OpenReply extends Reply {
    /** Reads and writes go past the page cache. */
    public static final int DIRECT_IO = 1;

    /** What the page cache holds of the file stays valid. */
    public static final int KEEP_CACHE = 1 << 1;

    /** No lseek. */
    public static final int NONSEEKABLE = 1 << 2;

    /** The kernel may cache the entries of this directory. */
    public static final int CACHE_DIRECTORY = 1 << 3;

    /** No FLUSH at close (kernel 5.17 and up; older ones ignore it). */
    public static final int NO_FLUSH = 1 << 5;

    /** With {@link #DIRECT_IO}: writes to one file may run side by side. */
    public static final int PARALLEL_DIRECT_WRITES = 1 << 6;

    OpenReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    /**
     * Answers with a handle.
     *
     * @param handle comes back with each request through this file, last with release
     * @param flags of this class, or 0
     */
    public void opened(long handle, int flags) {
        putOpen(bytes, start, handle, flags);
        length(OPEN_BYTES);
    }
}
