package org.msed.platform.process;

/**
 * How a command ended.
 *
 * @param ending what ended it
 * @param exitCode 0 to 255 as it exited, 128 + signal where a signal ended it; -1 unless {@link
 *     Ending#EXITED}
 * @param durationMillis from its start until it, and what it was killed with, was gone
 * @param output what it wrote to its standard output, UTF-8, at most the cap
 * @param outputTruncated whether it wrote more, or something it started still holds the pipe
 * @param errors what it wrote to its standard error, likewise
 * @param errorsTruncated likewise
 */
public record CommandResult(
        Ending ending,
        int exitCode,
        long durationMillis,
        String output,
        boolean outputTruncated,
        String errors,
        boolean errorsTruncated) {
    /** What can end a command. */
    public enum Ending {
        /** It ended by itself. */
        EXITED,
        /** Its limit was over; it and all it had started were killed. */
        TIMED_OUT,
        /** The calling thread was interrupted; it and all it had started were killed. */
        KILLED
    }

    /**
     * Whether it exited with 0.
     *
     * @return true for success
     */
    public boolean succeeded() {
        return ending == Ending.EXITED && exitCode == 0;
    }
}
