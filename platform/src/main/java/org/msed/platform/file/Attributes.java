package org.msed.platform.file;

import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/** Reads and sets what an inode says of itself. All calls take O_PATH descriptors too. */
public final class Attributes {
    /** In nanoseconds: leaves this time as it is (UTIME_OMIT). */
    public static final int OMIT = 0x3ffffffe;

    /** In nanoseconds: the present time (UTIME_NOW). */
    public static final int NOW = 0x3fffffff;

    /** In an owner or group: leaves it as it is. */
    public static final int SAME = -1;

    /** STATX_BASIC_STATS and STATX_BTIME. */
    private static final int MASK = 0xfff;

    private Attributes() {}

    /**
     * statx(2) of an open file.
     *
     * @param file the file
     * @param into takes the values
     * @throws ErrnoException as statx(2)
     */
    public static void read(Descriptor file, StatusBuffer into) throws ErrnoException {
        int number = file.enter("statx");
        try {
            if (NativeFiles.C.statx(
                            number, Scratch.EMPTY, Scratch.AT_EMPTY_PATH, MASK, into.address)
                    != 0) {
                throw Scratch.failure("statx", file);
            }
        } finally {
            file.leave();
        }
    }

    /**
     * statx(2) of an open file, kept.
     *
     * @param file the file
     * @return its status
     * @throws ErrnoException as statx(2)
     */
    public static FileStatus read(Descriptor file) throws ErrnoException {
        StatusBuffer status = new StatusBuffer();
        read(file, status);
        return status.toStatus();
    }

    /**
     * statx(2) of a name, not following a symbolic link.
     *
     * @param directory where
     * @param name the name
     * @param into takes the values
     * @return false: there is no such name
     * @throws ErrnoException as statx(2), but ENOENT
     */
    public static boolean find(Descriptor directory, byte[] name, StatusBuffer into)
            throws ErrnoException {
        int number = directory.enter("statx");
        try {
            long path = Scratch.get().name(name);
            if (NativeFiles.C.statx(number, path, Scratch.AT_SYMLINK_NOFOLLOW, MASK, into.address)
                    == 0) {
                return true;
            }
            if (NativeFiles.errno() == FileErrno.ENOENT) {
                return false;
            }
            throw Scratch.failure("statx", name);
        } finally {
            directory.leave();
        }
    }

    /**
     * chmod(2), through /proc/self/fd.
     *
     * @param file the file; EOPNOTSUPP for a symbolic link
     * @param permissions the twelve bits
     * @throws ErrnoException as chmod(2)
     */
    public static void setMode(Descriptor file, int permissions) throws ErrnoException {
        int number = file.enter("chmod");
        try {
            if (NativeFiles.C.chmod(Scratch.get().proc(number), permissions) != 0) {
                throw Scratch.failure("chmod", file);
            }
        } finally {
            file.leave();
        }
    }

    /**
     * fchownat(2). The kernel clears set-user-id and set-group-id of an executable with it.
     *
     * @param file the file
     * @param uid new owner, or {@link #SAME}
     * @param gid new group, or {@link #SAME}
     * @throws ErrnoException as chown(2)
     */
    public static void setOwner(Descriptor file, int uid, int gid) throws ErrnoException {
        int number = file.enter("chown");
        try {
            if (NativeFiles.C.fchownat(number, Scratch.EMPTY, uid, gid, Scratch.AT_EMPTY_PATH)
                    != 0) {
                throw Scratch.failure("chown", file);
            }
        } finally {
            file.leave();
        }
    }

    /**
     * utimensat(2).
     *
     * @param file the file
     * @param accessSeconds last access since 1970
     * @param accessNanos 0 to 999,999,999, or {@link #OMIT} or {@link #NOW}
     * @param modifySeconds last change of content
     * @param modifyNanos as {@code accessNanos}
     * @throws ErrnoException as utimensat(2)
     */
    public static void setTimes(
            Descriptor file,
            long accessSeconds,
            int accessNanos,
            long modifySeconds,
            int modifyNanos)
            throws ErrnoException {
        int number = file.enter("utimensat");
        try {
            Scratch scratch = Scratch.get();
            scratch.struct.putLong(0, accessSeconds).putLong(8, accessNanos);
            scratch.struct.putLong(16, modifySeconds).putLong(24, modifyNanos);
            if (NativeFiles.C.utimensat(
                            number, Scratch.EMPTY, scratch.structAddress, Scratch.AT_EMPTY_PATH)
                    != 0) {
                throw Scratch.failure("utimensat", file);
            }
        } finally {
            file.leave();
        }
    }
}
