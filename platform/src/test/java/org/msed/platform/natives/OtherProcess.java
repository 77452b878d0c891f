package org.msed.platform.natives;

import jnr.ffi.LibraryLoader;

/** Takes descriptors out of another process, as a holder would be given them. */
public final class OtherProcess {
    private static final long SYS_PIDFD_OPEN = 434;
    private static final long SYS_PIDFD_GETFD = 438;
    private static final Calls C = LibraryLoader.create(Calls.class).load("c");

    /** syscall(2), which jnr only binds in a public interface. */
    public interface Calls {
        long syscall(long number, long first, long second, long third);
    }

    private OtherProcess() {}

    /** A descriptor of this process for the same open file (pidfd_getfd(2)). */
    public static int descriptor(long pid, int theirs) throws ErrnoException {
        int process = (int) C.syscall(SYS_PIDFD_OPEN, pid, 0, 0);
        int ours = (int) C.syscall(SYS_PIDFD_GETFD, process, theirs, 0);
        int errno = NativeLibrary.lastErrno();
        NativeLibrary.C.close(process);
        if (ours < 0) {
            throw new ErrnoException("pidfd_getfd(" + pid + ", " + theirs + ")", errno);
        }
        return ours;
    }
}
