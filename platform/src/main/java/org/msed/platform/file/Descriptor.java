package org.msed.platform.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.NativeFiles;

/**
 * An open file, directory or O_PATH reference.
 *
 * <p>Its owner closes it; whoever else works with it over more than one call {@link #hold}s it
 * meanwhile. The number is given back to the kernel once, when it is closed and nobody is inside a
 * call or holds it: a second close does nothing, and a call after that fails with EBADF without
 * reaching the kernel. Thread-safe.
 */
public final class Descriptor implements AutoCloseable {
    private static final int CLOSED = 1 << 31;
    private static final int RLIMIT_NOFILE = 7;
    private static final VarHandle STATE = state();

    private final int number;

    /** How many are inside, and {@link #CLOSED}. */
    private volatile int state;

    private Descriptor(int number) {
        this.number = number;
    }

    private static VarHandle state() {
        try {
            return MethodHandles.lookup().findVarHandle(Descriptor.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Takes a number the kernel has just given out; the call failed where it is negative. */
    static Descriptor of(int number, String call, byte[] name) throws ErrnoException {
        if (number < 0) {
            throw Scratch.failure(call, name);
        }
        return new Descriptor(number);
    }

    /**
     * openat(2) from the root or the working directory.
     *
     * @param path absolute, or relative to the working directory of the process
     * @param flags of {@link OpenFlags}
     * @return to be closed by the caller
     * @throws ErrnoException as openat(2)
     */
    public static Descriptor open(byte[] path, int flags) throws ErrnoException {
        int opened =
                NativeFiles.C.openat(
                        Scratch.AT_FDCWD, Scratch.get().name(path), flags | OpenFlags.O_CLOEXEC, 0);
        return of(opened, "open", path);
    }

    /**
     * openat(2) below this directory. A symbolic link at the last name is opened with O_PATH and
     * ELOOP otherwise.
     *
     * @param name one name; use {@link #openBeneath} for longer paths of unknown origin
     * @param flags of {@link OpenFlags}
     * @param mode of a file that is made, under the thread's umask
     * @return to be closed by the caller
     * @throws ErrnoException as openat(2)
     */
    public Descriptor open(byte[] name, int flags, int mode) throws ErrnoException {
        int directory = enter("openat");
        try {
            int all = flags | OpenFlags.O_NOFOLLOW | OpenFlags.O_CLOEXEC;
            int opened = NativeFiles.C.openat(directory, Scratch.get().name(name), all, mode);
            return of(opened, "openat", name);
        } finally {
            leave();
        }
    }

    /**
     * Opens a path below this directory that cannot lead out of it: no symbolic link (but at the
     * last name with O_PATH), no {@code ..} beyond it, no mount on the way. With openat2(2); where
     * the kernel does not offer that, name by name with the same result.
     *
     * @param path relative; empty means this directory
     * @param flags of {@link OpenFlags}
     * @param mode of a file that is made
     * @return to be closed by the caller
     * @throws ErrnoException EXDEV: it would lead out; ELOOP: a symbolic link; as openat(2)
     */
    public Descriptor openBeneath(byte[] path, int flags, int mode) throws ErrnoException {
        return Beneath.open(this, path, flags | OpenFlags.O_NOFOLLOW, mode);
    }

    /**
     * Opens the same file once more, with other flags: of a reference an open file.
     *
     * @param flags of {@link OpenFlags}, without O_NOFOLLOW; a symbolic link gives ELOOP
     * @return to be closed by the caller
     * @throws ErrnoException as openat(2); ENOENT where /proc is not mounted
     */
    public Descriptor reopen(int flags) throws ErrnoException {
        int number = enter("reopen");
        try {
            int opened =
                    NativeFiles.C.openat(
                            Scratch.AT_FDCWD,
                            Scratch.get().proc(number),
                            flags | OpenFlags.O_CLOEXEC,
                            0);
            if (opened < 0) {
                throw Scratch.failure("reopen", this);
            }
            return new Descriptor(opened);
        } finally {
            leave();
        }
    }

    /**
     * How many descriptors this process may have open (RLIMIT_NOFILE, the soft limit, which the JVM
     * raises to the hard one at its start).
     *
     * @return the number
     * @throws ErrnoException never in practice
     */
    public static long limit() throws ErrnoException {
        Scratch scratch = Scratch.get();
        if (NativeFiles.C.getrlimit(RLIMIT_NOFILE, scratch.structAddress) != 0) {
            throw new ErrnoException("getrlimit(RLIMIT_NOFILE)", NativeFiles.errno());
        }
        long soft = scratch.struct.getLong(0);
        return soft < 0 ? Long.MAX_VALUE : soft;
    }

    /**
     * Keeps the file open until {@link #release}, whatever its owner does.
     *
     * @return false: it is closed already, and not held
     */
    public boolean hold() {
        int now = state;
        while (now >= 0) {
            if (STATE.compareAndSet(this, now, now + 1)) {
                return true;
            }
            now = state;
        }
        return false;
    }

    /** Ends a {@link #hold}. */
    public void release() {
        int before = (int) STATE.getAndAdd(this, -1);
        if ((before & ~CLOSED) == 0) {
            STATE.getAndAdd(this, 1);
            throw new IllegalStateException(this + " is released by somebody who does not hold it");
        }
        if (before == (CLOSED | 1)) {
            giveBack();
        }
    }

    /** Ends the owner's use; the number goes when the last one inside has left. */
    @Override
    public void close() {
        int before = (int) STATE.getAndBitwiseOr(this, CLOSED);
        if (before == 0) {
            giveBack();
        }
    }

    /** close(2) gives the number back whatever it returns, and data errors come from fsync. */
    private void giveBack() {
        NativeFiles.C.close(number);
    }

    /** The number, which stays this file's until {@link #leave}. */
    int enter(String call) throws ErrnoException {
        if (!hold()) {
            throw new ErrnoException(call + "(" + this + ", closed)", FileErrno.EBADF);
        }
        return number;
    }

    void leave() {
        release();
    }

    @Override
    public String toString() {
        return "descriptor " + number;
    }
}
