package org.msed.platform.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs a command to its end, or to its limit, and hands back what it wrote.
 *
 * <p>Blocks the calling thread; interrupting it kills the command. Any thread may call.
 */
public final class ProcessRunner {
    private static final long KILL_LIMIT_MILLIS = 5_000;

    /** What a process left behind may still write after the command ended. */
    private static final long PIPE_GRACE_MILLIS = 200;

    private static final AtomicLong SERIAL = new AtomicLong();

    private ProcessRunner() {}

    /**
     * Runs a command in a set of its own; whatever it leaves behind is killed at its end.
     *
     * @param command what to run
     * @return how it ended
     * @throws IOException the program is not there or may not be run
     */
    public static CommandResult run(Command command) throws IOException {
        String name = "run-" + ProcessHandle.current().pid() + "-" + SERIAL.incrementAndGet();
        try (ProcessSet set = ProcessSet.open(name)) {
            CommandResult result = run(command, set);
            if (!killQuietly(set)) {
                throw new IOException(
                        "what "
                                + command.arguments().get(0)
                                + " started was not gone "
                                + KILL_LIMIT_MILLIS
                                + " ms after it was killed: "
                                + set.members());
            }
            return result;
        }
    }

    /**
     * Runs a command in a set; what it leaves behind after ending by itself goes on there. At its
     * limit everything in the set is killed.
     *
     * @param command what to run
     * @param set where to
     * @return how it ended
     * @throws IOException the program is not there or may not be run
     */
    public static CommandResult run(Command command, ProcessSet set) throws IOException {
        long startNanos = System.nanoTime();
        Process process = set.start(command, null);
        String name = command.arguments().get(0);
        CappedOutput output =
                new CappedOutput(
                        process.getInputStream(), command.outputCapBytes(), name + " output");
        CappedOutput errors =
                new CappedOutput(
                        process.getErrorStream(), command.outputCapBytes(), name + " errors");
        CommandResult.Ending ending = await(process, command.limitMillis());
        boolean interrupted = ending == CommandResult.Ending.KILLED;
        if (ending != CommandResult.Ending.EXITED) {
            process.destroyForcibly();
            killQuietly(set);
        }
        try {
            output.finish(PIPE_GRACE_MILLIS);
            errors.finish(PIPE_GRACE_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new CommandResult(
                ending,
                ending == CommandResult.Ending.EXITED ? process.exitValue() : -1,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos),
                output.text(),
                output.truncated(),
                errors.text(),
                errors.truncated());
    }

    private static CommandResult.Ending await(Process process, long limitMillis) {
        try {
            return process.waitFor(limitMillis, TimeUnit.MILLISECONDS)
                    ? CommandResult.Ending.EXITED
                    : CommandResult.Ending.TIMED_OUT;
        } catch (InterruptedException e) {
            return CommandResult.Ending.KILLED;
        }
    }

    /** Kills although the thread may be, or become, interrupted: nothing may stay behind. */
    private static boolean killQuietly(ProcessSet set) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return set.kill(KILL_LIMIT_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
