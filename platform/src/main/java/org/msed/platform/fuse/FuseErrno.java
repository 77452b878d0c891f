package org.msed.platform.fuse;

/** The errno values that the protocol itself gives a meaning; numbers of Linux, asm-generic. */
final class FuseErrno {
    static final int EIO = 5;
    static final int ENXIO = 6;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EINVAL = 22;
    static final int ENOTTY = 25;
    static final int ENOSYS = 38;
    static final int EPROTO = 71;
    static final int ECONNABORTED = 103;

    /** The kernel takes errno values up to here; it would let a request with another one hang. */
    static final int MAXIMUM = 511;

    private FuseErrno() {}
}
