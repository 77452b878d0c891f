package org.msed.platform.natives;

import java.nio.ByteBuffer;
import jnr.ffi.LibraryLoader;

/** What {@code org.msed.platform.file} is built on; nobody else needs it. */
public final class NativeFiles {
    /** The functions. */
    public static final FileFunctions C = LibraryLoader.create(FileFunctions.class).load("c");

    private NativeFiles() {}

    /**
     * The errno of the calling thread's last failed call.
     *
     * @return a positive value of {@link Errno}
     */
    public static int errno() {
        return NativeLibrary.lastErrno();
    }

    /**
     * Where the byte at a buffer's position lies. The caller keeps the buffer reachable until the
     * call is over.
     *
     * @param direct a direct buffer
     * @return the address
     * @throws IllegalArgumentException the buffer is not direct
     */
    public static long address(ByteBuffer direct) {
        return NativeBuffer.addressOf(direct);
    }
}
