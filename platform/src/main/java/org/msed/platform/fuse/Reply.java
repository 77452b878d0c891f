package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/**
 * The body of an answer, written straight into the worker's reply buffer. One object a kind and
 * worker; valid until the handler's method returns, and sent only if that returns 0.
 */
public abstract class Reply {
    static final int ATTRIBUTES_BYTES = 88;
    static final int ENTRY_BYTES = 128;
    static final int OPEN_BYTES = 16;

    final ByteBuffer bytes;
    final int start;
    private int length;

    /** A reply whose body begins at an offset of a buffer in native order. */
    Reply(ByteBuffer bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    /** Forgets what an earlier request wrote. */
    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    void length(int bodyBytes) {
        length = bodyBytes;
    }

    /**
     * struct fuse_entry_out: node 8, generation 8, entry seconds 8, attribute seconds 8, entry
     * nanos 4, attribute nanos 4, attributes 88.
     */
    static void putEntry(
            ByteBuffer b,
            int at,
            long node,
            long generation,
            long entryMillis,
            long attributesMillis,
            FileAttributes attributes) {
        b.putLong(at, node).putLong(at + 8, generation);
        b.putLong(at + 16, entryMillis / 1000).putLong(at + 24, attributesMillis / 1000);
        b.putInt(at + 32, nanos(entryMillis)).putInt(at + 36, nanos(attributesMillis));
        putAttributes(b, at + 40, attributes);
    }

    /**
     * struct fuse_attr: inode 8, size 8, blocks 8, three times 8 each, their nanos 4 each, mode 4,
     * links 4, uid 4, gid 4, device 4, block size 4, flags 4.
     */
    static void putAttributes(ByteBuffer b, int at, FileAttributes a) {
        b.putLong(at, a.inode()).putLong(at + 8, a.sizeBytes()).putLong(at + 16, a.blocks());
        b.putLong(at + 24, a.accessSeconds()).putLong(at + 32, a.modifySeconds());
        b.putLong(at + 40, a.changeSeconds()).putInt(at + 48, a.accessNanos());
        b.putInt(at + 52, a.modifyNanos()).putInt(at + 56, a.changeNanos());
        b.putInt(at + 60, a.mode()).putInt(at + 64, a.links()).putInt(at + 68, a.uid());
        b.putInt(at + 72, a.gid()).putInt(at + 76, a.device());
        b.putInt(at + 80, a.blockSizeBytes()).putInt(at + 84, 0);
    }

    /** struct fuse_open_out: handle 8, flags 4, backing id 4. */
    static void putOpen(ByteBuffer b, int at, long handle, int flags) {
        b.putLong(at, handle).putInt(at + 8, flags).putInt(at + 12, 0);
    }

    static int nanos(long millis) {
        return (int) (millis % 1000) * 1_000_000;
    }
}
