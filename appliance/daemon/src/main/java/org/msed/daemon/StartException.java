package org.msed.daemon;

/** The daemon cannot start here; the message says what to do. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
