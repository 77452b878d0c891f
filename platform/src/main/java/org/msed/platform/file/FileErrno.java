package org.msed.platform.file;

/** The errno values of file system calls that callers tell apart; numbers of asm-generic. */
public final class FileErrno {
    /** No permission by capability or owner. */
    public static final int EPERM = 1;

    /** No such name. */
    public static final int ENOENT = 2;

    /** The disk failed. */
    public static final int EIO = 5;

    /** Beyond the end, of lseek(2). */
    public static final int ENXIO = 6;

    /** The value is too long. */
    public static final int E2BIG = 7;

    /** The file is not open this way. */
    public static final int EBADF = 9;

    /** No permission by mode. */
    public static final int EACCES = 13;

    /** The name is there already. */
    public static final int EEXIST = 17;

    /** The two are on different file systems. */
    public static final int EXDEV = 18;

    /** Something on the way is not a directory. */
    public static final int ENOTDIR = 20;

    /** It is a directory. */
    public static final int EISDIR = 21;

    /** The arguments contradict each other or the file. */
    public static final int EINVAL = 22;

    /** A limit on open files is reached. */
    public static final int ENFILE = 23;

    /** All descriptors of the process are in use. */
    public static final int EMFILE = 24;

    /** The disk is full. */
    public static final int ENOTTY = 25;

    public static final int ENOSPC = 28;

    /** The file system cannot be written. */
    public static final int EROFS = 30;

    /** A name of more than 255 or a path of more than 4095 bytes. */
    public static final int ENAMETOOLONG = 36;

    /** The kernel does not have the call. */
    public static final int ENOSYS = 38;

    /** The directory is not empty. */
    public static final int ENOTEMPTY = 39;

    /** A symbolic link where none may be. */
    public static final int ELOOP = 40;

    /** No such extended attribute. */
    public static final int ENODATA = 61;

    /** The number does not fit, or means nobody here. */
    public static final int EOVERFLOW = 75;

    /** The file system does not do this. */
    public static final int EOPNOTSUPP = 95;

    /** The file that a handle names is gone. */
    public static final int ESTALE = 116;

    /** The file system is damaged (EFSCORRUPTED). */
    public static final int EUCLEAN = 117;

    /** The quota is used up. */
    public static final int EDQUOT = 122;

    /** The buffer is too small. */
    public static final int ERANGE = 34;

    private FileErrno() {}
}
