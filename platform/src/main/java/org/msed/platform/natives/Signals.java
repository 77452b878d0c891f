package org.msed.platform.natives;

/** kill(2). */
public final class Signals {
    /** Ends a process at once; cannot be caught. */
    public static final int SIGKILL = 9;

    /** Asks a process to end. */
    public static final int SIGTERM = 15;

    private Signals() {}

    /**
     * Sends a signal to one process.
     *
     * @param pid a process id above 1; 0, 1 and negative numbers would mean groups or init
     * @param signal the signal's number; 0 only checks
     * @return whether there was such a process
     * @throws ErrnoException EPERM: it belongs to another user
     * @throws IllegalArgumentException the pid is below 2
     */
    public static boolean send(long pid, int signal) throws ErrnoException {
        if (pid < 2 || pid > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("pid must be 2 or above, got " + pid);
        }
        if (NativeLibrary.C.kill((int) pid, signal) == 0) {
            return true;
        }
        if (NativeLibrary.lastErrno() == Errno.ESRCH) {
            return false;
        }
        throw new ErrnoException("kill(" + pid + ")", NativeLibrary.lastErrno());
    }
}
