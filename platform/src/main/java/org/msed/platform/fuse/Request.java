package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/**
 * A request where the device put it: struct fuse_in_header, then what its operation defines.
 *
 * <pre>
 * 0 4 length   8 8 number   24 4 uid   32 4 pid
 * 4 4 opcode  16 8 node     28 4 gid   36 2 length of extensions, 2 pad
 * </pre>
 *
 * Offsets below count from the end of this header. Every length is checked before it is used.
 */
final class Request {
    static final int HEADER_BYTES = 40;

    final ByteBuffer bytes;
    final Caller caller = new Caller();
    private final int start;
    private final int body;
    private int end;

    /** Requests that begin at an offset of a buffer in native order. */
    Request(ByteBuffer bytes, int start) {
        this.bytes = bytes;
        this.start = start;
        this.body = start + HEADER_BYTES;
    }

    /** Takes up a request of so many bytes. */
    void receive(int length) throws FuseFormatException {
        if (length < HEADER_BYTES) {
            throw new FuseFormatException("a request has 40 bytes or more, got " + length);
        }
        if (bytes.getInt(start) != length) {
            throw new FuseFormatException(
                    "the request says " + bytes.getInt(start) + " bytes, " + length + " were read");
        }
        end = start + length;
        caller.set(
                bytes.getLong(start + 8),
                bytes.getInt(start + 24),
                bytes.getInt(start + 28),
                bytes.getInt(start + 32));
    }

    int opcode() {
        return bytes.getInt(start + 4);
    }

    long node() {
        return bytes.getLong(start + 16);
    }

    /** The bytes behind the header. */
    int bodyLength() {
        return end - body;
    }

    /** Refuses a request whose body is shorter than its structure. */
    void need(int structBytes) throws FuseFormatException {
        if (bodyLength() < structBytes) {
            throw new FuseFormatException(
                    Opcode.name(opcode())
                            + " needs "
                            + structBytes
                            + " bytes, got "
                            + bodyLength());
        }
    }

    int at(int offset) {
        return body + offset;
    }

    int int32(int offset) {
        return bytes.getInt(body + offset);
    }

    long int64(int offset) {
        return bytes.getLong(body + offset);
    }

    /** Points a view at the name at an offset; returns the offset behind its closing zero. */
    int name(ByteBuffer view, int offset) throws FuseFormatException {
        int from = body + offset;
        int to = from;
        while (to < end && bytes.get(to) != 0) {
            to++;
        }
        if (to >= end) {
            throw new FuseFormatException(Opcode.name(opcode()) + " has a name without an end");
        }
        view.clear().position(from).limit(to);
        return to + 1 - body;
    }

    /** Points a view at so many bytes at an offset. */
    void data(ByteBuffer view, int offset, int length) throws FuseFormatException {
        if (length < 0 || length > bodyLength() - offset) {
            throw new FuseFormatException(
                    Opcode.name(opcode())
                            + " names "
                            + Integer.toUnsignedString(length)
                            + " bytes, "
                            + (bodyLength() - offset)
                            + " are there");
        }
        view.clear().position(body + offset).limit(body + offset + length);
    }

    @Override
    public String toString() {
        return Opcode.name(opcode())
                + " #"
                + caller.request()
                + " of node "
                + node()
                + " by uid "
                + Integer.toUnsignedString(caller.uid())
                + ", thread "
                + caller.pid();
    }
}
