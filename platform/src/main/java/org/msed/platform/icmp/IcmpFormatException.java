package org.msed.platform.icmp;

import java.io.IOException;

/** Bytes that are no ICMP message: which field was wrong. */
public final class IcmpFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A malformed message.
     *
     * @param message what was expected and what was found
     */
    public IcmpFormatException(String message) {
        super(message);
    }
}
