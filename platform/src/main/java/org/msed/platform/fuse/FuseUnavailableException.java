package org.msed.platform.fuse;

import java.io.IOException;

/** FUSE cannot be used here; the message names the command that mends it. */
public final class FuseUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A device that cannot be opened.
     *
     * @param message why, and the mending command
     * @param cause the failed call
     */
    public FuseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
