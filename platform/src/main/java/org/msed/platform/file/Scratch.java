package org.msed.platform.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/** A thread's memory for the names and small structures of one call. */
final class Scratch {
    static final int AT_FDCWD = -100;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    static final int AT_EMPTY_PATH = 0x1000;

    /** PATH_MAX of linux/limits.h, the closing zero included. */
    static final int PATH_MAX = 4096;

    private static final byte[] PROC = "/proc/self/fd/".getBytes(StandardCharsets.US_ASCII);
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(1);

    /** The address of "". */
    static final long EMPTY = NativeFiles.address(NOTHING);

    private final ByteBuffer first = ByteBuffer.allocateDirect(PATH_MAX);

    /** For a second name, or a link's target. */
    final ByteBuffer second = ByteBuffer.allocateDirect(PATH_MAX);

    private final long firstAddress = NativeFiles.address(first);
    final long secondAddress = NativeFiles.address(second);

    /** For structures; in native order. */
    final ByteBuffer struct = ByteBuffer.allocateDirect(256).order(ByteOrder.nativeOrder());

    final long structAddress = NativeFiles.address(struct);

    private Scratch() {}

    static Scratch get() {
        return OF_THREAD.get();
    }

    /** The address of a name with a closing zero; valid until the next. */
    long name(byte[] name) throws ErrnoException {
        put(first, name);
        return firstAddress;
    }

    /** As {@link #name}, for a call with two of them. */
    long secondName(byte[] name) throws ErrnoException {
        put(second, name);
        return secondAddress;
    }

    /** The address of a descriptor's path in /proc; takes the place of {@link #name}. */
    long proc(int number) {
        first.clear().put(PROC);
        int divisor = 1;
        while (number / divisor >= 10) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            first.put((byte) ('0' + number / divisor % 10));
        }
        first.put((byte) 0);
        return firstAddress;
    }

    private static void put(ByteBuffer into, byte[] name) throws ErrnoException {
        if (name.length >= PATH_MAX) {
            throw new ErrnoException("a path of " + name.length + " bytes", FileErrno.ENAMETOOLONG);
        }
        into.clear().put(name).put((byte) 0);
    }

    static ErrnoException failure(String call, byte[] name) {
        int errno = NativeFiles.errno();
        String shown = new String(name, StandardCharsets.UTF_8);
        return new ErrnoException(call + "(" + shown + ")", errno);
    }

    static ErrnoException failure(String call, Descriptor file) {
        int errno = NativeFiles.errno();
        return new ErrnoException(call + "(" + file + ")", errno);
    }
}
