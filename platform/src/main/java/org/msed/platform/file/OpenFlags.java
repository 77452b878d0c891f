package org.msed.platform.file;

/** Flags of open(2), asm-generic/fcntl.h. Every descriptor is opened close-on-exec besides. */
public final class OpenFlags {
    /** For reading. */
    public static final int O_RDONLY = 0;

    /** For writing. */
    public static final int O_WRONLY = 1;

    /** For both. */
    public static final int O_RDWR = 2;

    /** The bits that tell which of the three. */
    public static final int O_ACCMODE = 3;

    /** Makes the file where there is none. */
    public static final int O_CREAT = 0x40;

    /** With {@link #O_CREAT}: EEXIST where there is one. */
    public static final int O_EXCL = 0x80;

    /** Empties the file. */
    public static final int O_TRUNC = 0x200;

    /** Writes at the end, wherever that is. */
    public static final int O_APPEND = 0x400;

    /** Does not wait for the other end of a pipe. */
    public static final int O_NONBLOCK = 0x800;

    /** Each write as if followed by fdatasync(2). */
    public static final int O_DSYNC = 0x1000;

    /** Past the page cache. */
    public static final int O_DIRECT = 0x4000;

    /** ENOTDIR where it is not a directory. */
    public static final int O_DIRECTORY = 0x10000;

    /** ELOOP where the last name is a symbolic link. */
    public static final int O_NOFOLLOW = 0x20000;

    /** Does not change the time of last access; EPERM for others than the owner and root. */
    public static final int O_NOATIME = 0x40000;

    /** Each write as if followed by fsync(2); contains {@link #O_DSYNC}. */
    public static final int O_SYNC = 0x101000;

    /** Names the file without opening it. */
    public static final int O_PATH = 0x200000;

    /** Of a directory: a new file in its file system that has no name; contains O_DIRECTORY. */
    public static final int O_TMPFILE = 0x410000;

    static final int O_CLOEXEC = 0x80000;

    private OpenFlags() {}
}
