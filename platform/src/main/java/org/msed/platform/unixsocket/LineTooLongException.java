package org.msed.platform.unixsocket;

import java.io.IOException;

/** The other side sent more than a line may have; nothing sensible can follow. */
public final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    LineTooLongException(int limitBytes) {
        super("line must be at most " + limitBytes + " bytes");
    }
}
