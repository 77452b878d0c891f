package org.msed.config;

/** A directory that cannot be looked into; the message says which and why. */
public final class BrowseException extends Exception {
    private static final long serialVersionUID = 1L;

    BrowseException(String message) {
        super(message);
    }

    BrowseException(String message, Throwable cause) {
        super(message, cause);
    }
}
