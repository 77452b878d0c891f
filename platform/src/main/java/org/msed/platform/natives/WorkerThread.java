package org.msed.platform.natives;

/** What a thread changes about itself so that it can act for other users. */
public final class WorkerThread {
    private static final int CLONE_FS = 0x200;
    private static final int PR_GET_SECUREBITS = 27;
    private static final int PR_SET_SECUREBITS = 28;
    private static final int SECBIT_NO_SETUID_FIXUP = 1 << 2;

    private WorkerThread() {}

    /**
     * Gives the calling thread a umask of its own, 0, and lets it keep its capabilities when it
     * takes another user's file system id (SECBIT_NO_SETUID_FIXUP, capabilities(7)): then only what
     * is made belongs to that user, and nothing is refused to the thread. There is no way back.
     *
     * @throws ErrnoException EPERM without CAP_SETPCAP
     */
    public static void actForOthers() throws ErrnoException {
        if (NativeDevices.C.unshare(CLONE_FS) != 0) {
            throw new ErrnoException("unshare(CLONE_FS)", NativeDevices.lastErrno());
        }
        NativeDevices.C.umask(0);
        int bits = NativeDevices.C.prctl(PR_GET_SECUREBITS, 0, 0, 0, 0);
        int wanted = bits | SECBIT_NO_SETUID_FIXUP;
        if (NativeDevices.C.prctl(PR_SET_SECUREBITS, wanted, 0, 0, 0) != 0) {
            throw new ErrnoException(
                    "prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP)", NativeDevices.lastErrno());
        }
    }
}
