package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/**
 * Messages that nobody asked for: struct fuse_out_header with number 0 and a code in place of the
 * errno (enum fuse_notify_code), then what the code defines.
 */
final class NotifyCodec {
    private static final int INVALIDATE_INODE = 2;
    private static final int INVALIDATE_ENTRY = 3;
    private static final int RESEND = 7;
    private static final int HEADER_BYTES = Exchange.REPLY_HEADER_BYTES;
    static final int LONGEST_BYTES = HEADER_BYTES + 16 + 256;

    private NotifyCodec() {}

    /** struct fuse_notify_inval_inode_out: node 8, offset 8, length 8. */
    static int inode(ByteBuffer out, long node, long offsetBytes, long lengthBytes) {
        out.putLong(HEADER_BYTES, node).putLong(HEADER_BYTES + 8, offsetBytes);
        out.putLong(HEADER_BYTES + 16, lengthBytes);
        return header(out, INVALIDATE_INODE, 24);
    }

    /** struct fuse_notify_inval_entry_out: directory 8, name length 4, flags 4; name, zero. */
    static int entry(ByteBuffer out, long parent, ByteBuffer name) {
        int length = name.remaining();
        out.putLong(HEADER_BYTES, parent).putInt(HEADER_BYTES + 8, length);
        out.putInt(HEADER_BYTES + 12, 0);
        out.put(HEADER_BYTES + 16, name, name.position(), length);
        out.put(HEADER_BYTES + 16 + length, (byte) 0);
        return header(out, INVALIDATE_ENTRY, 16 + length + 1);
    }

    static int resend(ByteBuffer out) {
        return header(out, RESEND, 0);
    }

    private static int header(ByteBuffer out, int code, int bodyBytes) {
        out.putInt(0, HEADER_BYTES + bodyBytes).putInt(4, code).putLong(8, 0);
        return HEADER_BYTES + bodyBytes;
    }
}
