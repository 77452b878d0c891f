package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/**
 * The value of an extended attribute, or the list of their names.
 *
 * <p>As in getxattr(2): with {@link #capacityBytes} 0 only the length is asked for ({@link
 * #length}); otherwise the value is put into {@link #value}, and ERANGE is the answer where it is
 * longer.
 */
public final class ValueReply extends Reply {
    private final ByteBuffer view;
    private int capacity;

    ValueReply(ByteBuffer bytes, int start) {
        super(bytes, start);
        view = bytes.duplicate();
    }

    void clear(int capacityBytes) {
        clear();
        capacity = capacityBytes;
        view.clear().position(start).limit(start + capacityBytes);
    }

    /**
     * The room of the caller.
     *
     * @return 0 when only the length is asked for; else 1 to 65,536
     */
    public int capacityBytes() {
        return capacity;
    }

    /**
     * Where the value goes.
     *
     * @return direct; from its position on {@link #capacityBytes} bytes; what lies before the
     *     position on return is the answer
     */
    public ByteBuffer value() {
        return view;
    }

    /**
     * Answers with the length alone.
     *
     * @param lengthBytes of the value
     */
    public void valueLength(int lengthBytes) {
        bytes.putInt(start, lengthBytes).putInt(start + 4, 0);
        length(8);
    }

    @Override
    int length() {
        return capacity == 0 ? super.length() : view.position() - start;
    }
}
