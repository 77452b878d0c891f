package org.msed.platform.mount;

/** The errno values that mounting tells apart; numbers of Linux, asm-generic. */
final class MountErrno {
    static final int EBUSY = 16;
    static final int ECONNABORTED = 103;
    static final int ENOTCONN = 107;

    private MountErrno() {}
}
