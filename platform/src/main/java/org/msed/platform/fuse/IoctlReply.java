package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/** The result of an ioctl: struct fuse_ioctl_out (result 4, flags 4, counts 4 and 4), output. */
public final class IoctlReply extends Reply {
    private static final int HEADER_BYTES = 16;

    private final ByteBuffer view;

    IoctlReply(ByteBuffer bytes, int start) {
        super(bytes, start);
        view = bytes.duplicate();
    }

    void clear(int capacityBytes) {
        clear();
        int from = start + HEADER_BYTES;
        view.clear().position(from).limit(from + capacityBytes);
    }

    /**
     * Where the output goes.
     *
     * @return direct; room for what the command encodes; what lies before the position on return is
     *     sent
     */
    public ByteBuffer output() {
        return view;
    }

    /**
     * Answers with the value that ioctl(2) returns.
     *
     * @param result 0 or above
     */
    public void result(int result) {
        bytes.putInt(start, result).putInt(start + 4, 0);
        bytes.putLong(start + 8, 0);
        length(HEADER_BYTES);
    }

    @Override
    int length() {
        return super.length() == 0 ? 0 : view.position() - start;
    }
}
