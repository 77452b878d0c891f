package org.msed.platform.natives;

import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;

/** The loaded C library and the errno of the calling thread's last call. */
final class NativeLibrary {
    static final LibC C = LibraryLoader.create(LibC.class).load("c");
    private static final Runtime RUNTIME = Runtime.getRuntime(C);

    private NativeLibrary() {}

    static int lastErrno() {
        return RUNTIME.getLastError();
    }
}
