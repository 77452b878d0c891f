package org.msed.daemon.application;

/** An application did not do as it was told; the message says what, for the operator. */
public final class AgentException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one sentence
     */
    public AgentException(String message) {
        super(message);
    }

    /**
     * @param message one sentence
     * @param cause what the system said
     */
    public AgentException(String message, Throwable cause) {
        super(message, cause);
    }
}
