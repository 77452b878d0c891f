package org.msed.platform.natives;

import java.nio.ByteBuffer;

/**
 * struct msghdr with one struct iovec behind it, on 64-bit Linux.
 *
 * <pre>
 * 0  8 address    16 8 iovec   32 8 control         48 4 flags   56 8 bytes
 * 8  4 its length 24 8 one     40 8 control length  52 4 pad     64 8 length
 * </pre>
 */
final class MessageHeader {
    private static final int IOVEC = 56;

    private final NativeBuffer struct = NativeBuffer.allocate(72);

    MessageHeader() {
        struct.bytes().putLong(16, struct.address() + IOVEC).putLong(24, 1);
    }

    /** Points the header at bytes 0 to length of a message, and at an address or null. */
    long prepare(NativeBuffer message, long length, NativeBuffer address, int addressLength) {
        ByteBuffer b = struct.bytes();
        b.putLong(0, address == null ? 0 : address.address()).putInt(8, addressLength);
        b.putInt(48, 0);
        b.putLong(IOVEC, message.address()).putLong(IOVEC + 8, length);
        return struct.address();
    }
}
