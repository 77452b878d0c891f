package org.msed.platform.mount;

import java.io.IOException;

/** A line that is not one of /proc/self/mountinfo. */
public final class MountFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A line with too few fields.
     *
     * @param line the line
     */
    public MountFormatException(String line) {
        super("not a line of mountinfo: " + line);
    }

    /**
     * A line with a field that is not understood.
     *
     * @param line the line
     * @param cause which
     */
    public MountFormatException(String line, Throwable cause) {
        super("not a line of mountinfo: " + line, cause);
    }
}
