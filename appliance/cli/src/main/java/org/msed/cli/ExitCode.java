package org.msed.cli;

/** Exit codes of every command (design 5). */
public enum ExitCode {
    /** Done, or healthy. */
    DONE(0),
    /** Failed. */
    FAILED(1),
    /** The command line is wrong, or a question could not be asked. */
    USAGE(2),
    /** The daemon does not run. */
    NOT_RUNNING(3),
    /** The caller may not do this. */
    NO_PERMISSION(4),
    /** A check refused it; the blockers were printed. */
    REFUSED(5),
    /** Timed out; the task goes on. */
    STILL_RUNNING(6),
    /** No such pair, event or task. */
    UNKNOWN_OBJECT(7);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the shell sees. */
    public int number() {
        return number;
    }
}
