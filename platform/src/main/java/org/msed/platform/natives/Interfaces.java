package org.msed.platform.natives;

import java.nio.charset.StandardCharsets;

/** Network interfaces of the calling thread's network namespace. */
public final class Interfaces {
    /** Longest name in bytes: IFNAMSIZ without the closing zero. */
    public static final int NAME_MAX_BYTES = 15;

    private static final ThreadLocal<NativeBuffer> NAME =
            ThreadLocal.withInitial(() -> NativeBuffer.allocate(NAME_MAX_BYTES + 1));

    private Interfaces() {}

    /**
     * The index of an interface, read anew since an interface may have been made again.
     *
     * @param name for example {@code eth0}, 1 to 15 bytes
     * @return the index, above 0
     * @throws ErrnoException ENODEV when there is none
     * @throws IllegalArgumentException the name is empty or too long
     */
    public static int index(String name) throws ErrnoException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > NAME_MAX_BYTES) {
            throw new IllegalArgumentException(
                    "interface name must be 1 to " + NAME_MAX_BYTES + " bytes, got '" + name + "'");
        }
        NativeBuffer buffer = NAME.get();
        buffer.bytes().clear().put(bytes).put((byte) 0);
        int index = NativeLibrary.C.if_nametoindex(buffer.address());
        if (index == 0) {
            throw new ErrnoException("if_nametoindex(" + name + ")", NativeLibrary.lastErrno());
        }
        return index;
    }
}
