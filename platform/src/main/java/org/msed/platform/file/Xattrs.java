package org.msed.platform.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/**
 * Extended attributes and access control lists, xattr(7). By way of /proc/self/fd, so that O_PATH
 * descriptors will do and a symbolic link's own attributes are reached. Names carry their prefix,
 * for example {@code user.x}, and no closing zero.
 */
public final class Xattrs {
    /** In setting: EEXIST where there is one. */
    public static final int CREATE = 1;

    /** In setting: ENODATA where there is none. */
    public static final int REPLACE = 2;

    /** XATTR_SIZE_MAX and XATTR_LIST_MAX of linux/limits.h. */
    private static final int VALUE_MAX = 65_536;

    private static final ThreadLocal<ByteBuffer> VALUE =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(VALUE_MAX));

    private Xattrs() {}

    /**
     * setxattr(2).
     *
     * @param file the file
     * @param name with its prefix
     * @param value up to 65,536 bytes
     * @param flags 0, {@link #CREATE} or {@link #REPLACE}
     * @throws ErrnoException EOPNOTSUPP, ENOSPC, EPERM; as setxattr(2)
     */
    public static void set(Descriptor file, byte[] name, byte[] value, int flags)
            throws ErrnoException {
        if (value.length > VALUE_MAX) {
            throw new ErrnoException("setxattr of " + value.length + " bytes", FileErrno.E2BIG);
        }
        int number = file.enter("setxattr");
        try {
            ByteBuffer bytes = VALUE.get().clear();
            long address = NativeFiles.address(bytes);
            bytes.put(0, value);
            Scratch scratch = Scratch.get();
            long path = scratch.proc(number);
            long key = scratch.secondName(name);
            if (NativeFiles.C.setxattr(path, key, address, value.length, flags) != 0) {
                throw Scratch.failure("setxattr", name);
            }
        } finally {
            file.leave();
        }
    }

    /**
     * getxattr(2).
     *
     * @param file the file
     * @param name with its prefix
     * @return the value; null when there is none
     * @throws ErrnoException EOPNOTSUPP; as getxattr(2), but ENODATA
     */
    public static byte[] get(Descriptor file, byte[] name) throws ErrnoException {
        int number = file.enter("getxattr");
        try {
            ByteBuffer bytes = VALUE.get().clear();
            Scratch scratch = Scratch.get();
            long path = scratch.proc(number);
            long key = scratch.secondName(name);
            long length = NativeFiles.C.getxattr(path, key, NativeFiles.address(bytes), VALUE_MAX);
            if (length >= 0) {
                return copy(bytes, length);
            }
            if (NativeFiles.errno() == FileErrno.ENODATA) {
                return null;
            }
            throw Scratch.failure("getxattr", name);
        } finally {
            file.leave();
        }
    }

    /**
     * listxattr(2), as the kernel gives it.
     *
     * @param file the file
     * @return the names, a zero behind each
     * @throws ErrnoException EOPNOTSUPP; as listxattr(2)
     */
    public static byte[] rawList(Descriptor file) throws ErrnoException {
        int number = file.enter("listxattr");
        try {
            ByteBuffer bytes = VALUE.get().clear();
            long path = Scratch.get().proc(number);
            long length = NativeFiles.C.listxattr(path, NativeFiles.address(bytes), VALUE_MAX);
            if (length < 0) {
                throw Scratch.failure("listxattr", file);
            }
            return copy(bytes, length);
        } finally {
            file.leave();
        }
    }

    /**
     * listxattr(2), taken apart.
     *
     * @param file the file
     * @return the names in the kernel's order; may miss those that the caller may not read
     * @throws ErrnoException EOPNOTSUPP; as listxattr(2)
     */
    public static List<byte[]> list(Descriptor file) throws ErrnoException {
        byte[] raw = rawList(file);
        List<byte[]> names = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == 0) {
                names.add(Arrays.copyOfRange(raw, from, i));
                from = i + 1;
            }
        }
        return names;
    }

    /**
     * removexattr(2).
     *
     * @param file the file
     * @param name with its prefix
     * @throws ErrnoException ENODATA; as removexattr(2)
     */
    public static void remove(Descriptor file, byte[] name) throws ErrnoException {
        int number = file.enter("removexattr");
        try {
            Scratch scratch = Scratch.get();
            long path = scratch.proc(number);
            if (NativeFiles.C.removexattr(path, scratch.secondName(name)) != 0) {
                throw Scratch.failure("removexattr", name);
            }
        } finally {
            file.leave();
        }
    }

    private static byte[] copy(ByteBuffer bytes, long length) {
        byte[] copy = new byte[(int) length];
        bytes.get(0, copy);
        return copy;
    }
}
