package org.msed.platform.natives;

/** The errno values that callers tell apart; numbers of Linux, asm-generic/errno.h. */
public final class Errno {
    /** Operation not permitted. */
    public static final int EPERM = 1;

    /** No such file, table or element. */
    public static final int ENOENT = 2;

    /** No such process. */
    public static final int ESRCH = 3;

    /** Interrupted by a signal; this package repeats the call. */
    public static final int EINTR = 4;

    /** Nothing to read, or no room to send, at the moment. */
    public static final int EAGAIN = 11;

    /** Already there. */
    public static final int EEXIST = 17;

    /** No such device. */
    public static final int ENODEV = 19;

    /** The address is not on this interface. */
    public static final int EADDRNOTAVAIL = 99;

    /** The interface is down. */
    public static final int ENETDOWN = 100;

    /** The receive buffer overflowed: messages were lost. */
    public static final int ENOBUFS = 105;

    /** The other side did not answer in time. */
    public static final int ETIMEDOUT = 110;

    private Errno() {}

    /**
     * The symbolic name.
     *
     * @param errno a positive errno value
     * @return for example {@code EADDRNOTAVAIL}, or {@code errno} where the number has no name
     */
    public static String name(int errno) {
        jnr.constants.platform.Errno known = jnr.constants.platform.Errno.valueOf(errno);
        return known == jnr.constants.platform.Errno.__UNKNOWN_CONSTANT__ ? "errno" : known.name();
    }

    /**
     * The meaning, in the words of strerror(3).
     *
     * @param errno a positive errno value
     * @return one line of English
     */
    public static String meaning(int errno) {
        jnr.constants.platform.Errno known = jnr.constants.platform.Errno.valueOf(errno);
        return known == jnr.constants.platform.Errno.__UNKNOWN_CONSTANT__
                ? "unknown error"
                : known.description();
    }
}
