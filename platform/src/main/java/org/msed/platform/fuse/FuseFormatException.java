package org.msed.platform.fuse;

import java.io.IOException;

/** Bytes that are no request of the FUSE protocol, or one that is cut short. */
public final class FuseFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A malformed request.
     *
     * @param message what was expected and what was there
     */
    public FuseFormatException(String message) {
        super(message);
    }
}
