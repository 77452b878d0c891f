package org.msed.platform.natives;

import java.nio.charset.StandardCharsets;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;

/** {@link DeviceFunctions} loaded, with the errno of the calling thread's last call. */
final class NativeDevices {
    static final DeviceFunctions C = LibraryLoader.create(DeviceFunctions.class).load("c");
    private static final Runtime RUNTIME = Runtime.getRuntime(C);

    private NativeDevices() {}

    static int lastErrno() {
        return RUNTIME.getLastError();
    }

    /** A text with a closing zero. */
    static NativeBuffer text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        NativeBuffer buffer = NativeBuffer.allocate(bytes.length + 1);
        buffer.bytes().put(bytes).put((byte) 0);
        return buffer;
    }
}
