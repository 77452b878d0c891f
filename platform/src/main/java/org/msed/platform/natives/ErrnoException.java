package org.msed.platform.natives;

import java.io.IOException;

/**
 * A system call that failed: which call with which object, the errno, and its meaning.
 *
 * <p>The message reads {@code bind(eth0): EADDRNOTAVAIL (99): Cannot assign requested address}, and
 * ends with the kernel's own explanation where it gave one.
 */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;

    /**
     * A failed call.
     *
     * @param call the call and its object, for example {@code bind(eth0)}
     * @param errno a positive errno value
     */
    public ErrnoException(String call, int errno) {
        this(call, errno, "");
    }

    /**
     * A failed call that the kernel explained.
     *
     * @param call the call and its object
     * @param errno a positive errno value
     * @param explanation the kernel's text (netlink extended acknowledgement); empty when none
     */
    public ErrnoException(String call, int errno, String explanation) {
        super(
                call
                        + ": "
                        + Errno.name(errno)
                        + " ("
                        + errno
                        + "): "
                        + Errno.meaning(errno)
                        + (explanation.isEmpty() ? "" : " (" + explanation + ")"));
        this.call = call;
        this.errno = errno;
    }

    /**
     * The call and its object.
     *
     * @return for example {@code bind(eth0)}
     */
    public String call() {
        return call;
    }

    /**
     * The errno of the call.
     *
     * @return a positive value, see {@link Errno}
     */
    public int errno() {
        return errno;
    }
}
