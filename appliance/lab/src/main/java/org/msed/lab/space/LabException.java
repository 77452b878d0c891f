package org.msed.lab.space;

/**
 * A lab could not do what was asked; the message names the thing and, where there is one, the way
 * out.
 */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed and what to do, for the person at the terminal
     */
    public LabException(String message) {
        super(message);
    }

    /**
     * @param message what failed and what to do, for the person at the terminal
     * @param cause the failure underneath
     */
    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
