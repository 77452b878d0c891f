package org.msed.mirror.change;

import java.io.IOException;

/** What was asked for cannot be done any more: the data is being closed. No failure of anything. */
public final class ClosingException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The data is being closed. */
    public ClosingException() {
        super("the data is being closed");
    }
}
