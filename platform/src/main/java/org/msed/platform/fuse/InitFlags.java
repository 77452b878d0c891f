package org.msed.platform.fuse;

/** Features that INIT asks for, FUSE_* of linux/fuse.h; bits above 31 travel in {@code flags2}. */
public final class InitFlags {
    /** Pages of one file may be read in parallel. */
    public static final long ASYNC_READ = 1;

    /** O_TRUNC comes with OPEN, not as a SETATTR after it. */
    public static final long ATOMIC_O_TRUNC = 1 << 3;

    /** Writes longer than a page. */
    public static final long BIG_WRITES = 1 << 5;

    /** The umask is left to the handler. */
    public static final long DONT_MASK = 1 << 6;

    /** READDIRPLUS instead of READDIR. */
    public static final long DO_READDIRPLUS = 1 << 13;

    /** The kernel chooses between the two by what the application does. */
    public static final long READDIRPLUS_AUTO = 1 << 14;

    /** LOOKUP and READDIR in one directory may run in parallel. */
    public static final long PARALLEL_DIROPS = 1 << 18;

    /** POSIX ACLs are stored as extended attributes and checked by the kernel. */
    public static final long POSIX_ACL = 1 << 20;

    /** The number of pages a request is agreed on. */
    public static final long MAX_PAGES = 1 << 22;

    /** The kernel keeps the targets of symbolic links. */
    public static final long CACHE_SYMLINKS = 1 << 23;

    /** The handler clears set-user-id and the like when it is told to. */
    public static final long HANDLE_KILLPRIV_V2 = 1 << 28;

    /** SETXATTR has 16 bytes before the name instead of 8. */
    public static final long SETXATTR_EXT = 1 << 29;

    /** There are flags above bit 31. */
    public static final long INIT_EXT = 1 << 30;

    /** The kernel sends unanswered requests again when asked (6.9 and up). */
    public static final long HAS_RESEND = 1L << 39;

    /**
     * All that is asked for. WRITEBACK_CACHE never is: a write must reach the handler before the
     * application goes on. Neither are POSIX_LOCKS and FLOCK_LOCKS: locks stay in the kernel.
     */
    static final long WANTED =
            ASYNC_READ
                    | ATOMIC_O_TRUNC
                    | BIG_WRITES
                    | DONT_MASK
                    | DO_READDIRPLUS
                    | READDIRPLUS_AUTO
                    | PARALLEL_DIROPS
                    | POSIX_ACL
                    | MAX_PAGES
                    | CACHE_SYMLINKS
                    | HANDLE_KILLPRIV_V2
                    | SETXATTR_EXT
                    | INIT_EXT
                    | HAS_RESEND;

    private InitFlags() {}
}
