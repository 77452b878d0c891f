package org.msed.platform.natives;

/** unshare(2) for the calling thread: namespaces belong to threads, not to processes. */
public final class Namespaces {
    private static final int CLONE_NEWNS = 0x20000;
    private static final int CLONE_NEWNET = 0x40000000;

    private Namespaces() {}

    /**
     * Moves the calling thread into a new, empty network namespace. Sockets it opens and processes
     * it starts from then on live there; it ends with the last of them. There is no way back, so
     * call it on a thread of its own.
     *
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN in the user namespace
     */
    public static void unshareNetwork() throws ErrnoException {
        if (NativeLibrary.C.unshare(CLONE_NEWNET) != 0) {
            throw new ErrnoException("unshare(CLONE_NEWNET)", NativeLibrary.lastErrno());
        }
    }

    /**
     * Moves the calling thread, and those it starts from now on, into a copy of its mount namespace
     * in which mounting changes nothing for anybody else. It ends with the last such thread and
     * process. There is no way back, so call it on a thread of its own.
     *
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN in the user namespace
     */
    public static void unshareMounts() throws ErrnoException {
        if (NativeLibrary.C.unshare(CLONE_NEWNS) != 0) {
            throw new ErrnoException("unshare(CLONE_NEWNS)", NativeLibrary.lastErrno());
        }
        Mounts.makePrivate();
    }
}
