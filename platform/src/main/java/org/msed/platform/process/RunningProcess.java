package org.msed.platform.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * A process that stays, for example a database server, in a set with all it starts.
 *
 * <p>Any thread may call. It goes on when this process dies, and is found again as the set's
 * members.
 */
public final class RunningProcess {
    private final ProcessSet set;
    private final Process process;

    private RunningProcess(ProcessSet set, Process process) {
        this.set = set;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param command what; its limit and cap are not used
     * @param set where to
     * @param log the file that both its outputs are appended to
     * @return the running process
     * @throws IOException the program is not there or may not be run, or the log cannot be written
     */
    public static RunningProcess start(Command command, ProcessSet set, Path log)
            throws IOException {
        ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
        return new RunningProcess(set, set.start(command, output));
    }

    /**
     * Its process id.
     *
     * @return above 1
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Whether it runs.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Its end.
     *
     * @return completes with its exit code, 128 + signal where a signal ended it, on a thread of
     *     the JDK
     */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Stops it and everything in its set, as {@link ProcessSet#stop}.
     *
     * @param graceMillis how long they may take to end by themselves
     * @param limitMillis how long to wait for the killed ones to be gone
     * @return whether all are gone
     * @throws IOException a member belongs to another user
     * @throws InterruptedException interrupted while waiting
     */
    public boolean stop(long graceMillis, long limitMillis)
            throws IOException, InterruptedException {
        return set.stop(graceMillis, limitMillis);
    }
}
