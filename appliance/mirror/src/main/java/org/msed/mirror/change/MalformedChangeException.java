package org.msed.mirror.change;

/** Bytes that are no record of the stream: cut short, changed on the way, or of a newer version. */
public final class MalformedChangeException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedChangeException(String what) {
        super(what);
    }

    MalformedChangeException(String what, Throwable cause) {
        super(what, cause);
    }
}
