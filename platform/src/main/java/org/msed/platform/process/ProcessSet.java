package org.msed.platform.process;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.Signals;

/**
 * Everything that one command, or the commands of one application, started and left behind.
 *
 * <p>A control group (cgroups(7) version 2) where one may be made below that of this process; a
 * mark in the environment in any case, so that a set is found again by its name after this process
 * died. Any thread may call.
 */
public final class ProcessSet implements AutoCloseable {
    /** The variable that marks the members; its value is the name of the set. */
    public static final String MARK = "MSED_PROCESS_SET";

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long REMOVE_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String NAME_PATTERN = "[A-Za-z0-9._-]{1,100}";

    private final String name;
    private final Optional<Path> group;

    private ProcessSet(String name, Optional<Path> group) {
        this.name = name;
        this.group = group;
    }

    /**
     * Opens the set of that name, with what is in it.
     *
     * @param name letters, digits, dot, dash and underscore, at most 100; unique among the daemons
     *     of this machine
     * @return the set
     * @throws IllegalArgumentException any other name
     */
    public static ProcessSet open(String name) {
        return new ProcessSet(checked(name), makeGroup(name));
    }

    /**
     * Opens a set that is found by its mark alone, as where no control group may be made.
     *
     * @param name as {@link #open}
     * @return the set
     * @throws IllegalArgumentException any other name
     */
    public static ProcessSet openMarked(String name) {
        return new ProcessSet(checked(name), Optional.empty());
    }

    private static String checked(String name) {
        if (!name.matches(NAME_PATTERN)) {
            throw new IllegalArgumentException(
                    "name of a process set must match " + NAME_PATTERN + ", got '" + name + "'");
        }
        return name;
    }

    /** Where a group may not be made the mark does alone: that is no failure (design D13). */
    private static Optional<Path> makeGroup(String name) {
        Optional<Path> own = ControlGroups.own();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        try {
            String unique = "msed-" + ControlGroups.pidNamespace() + "-" + name;
            Path group = own.get().resolve(unique);
            if (!Files.isDirectory(group)) {
                Files.createDirectory(group);
            }
            boolean usable = Files.isWritable(group.resolve("cgroup.procs"));
            return usable ? Optional.of(group) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the set is a control group, which no member leaves by clearing its environment.
     *
     * @return false where only the mark holds it together
     */
    public boolean isControlGroup() {
        return group.isPresent();
    }

    /**
     * The name of the set.
     *
     * @return as it was opened
     */
    public String name() {
        return name;
    }

    /**
     * The processes in the set now. Reads all of /proc: milliseconds.
     *
     * @return their ids, without zombies
     * @throws IOException /proc or the group cannot be read
     */
    public List<Long> members() throws IOException {
        Set<Long> members = new LinkedHashSet<>();
        if (group.isPresent() && Files.isDirectory(group.get())) {
            KernelFiles.text(group.get().resolve("cgroup.procs"))
                    .lines()
                    .map(Long::parseLong)
                    .filter(ProcessSet::isVisible)
                    .forEach(members::add);
        }
        members.addAll(MarkedProcesses.find(MARK, name));
        members.remove(ProcessHandle.current().pid());
        return new ArrayList<>(members);
    }

    /** A member in a PID namespace that is not ours is listed as 0; cgroup.kill reaches it. */
    private static boolean isVisible(long pid) {
        return pid > 1;
    }

    /**
     * Asks all members to end (SIGTERM), and kills those that did not within the grace.
     *
     * @param graceMillis how long they may take, 0 or above
     * @param limitMillis how long to wait for the killed ones to be gone
     * @return whether the set is empty now
     * @throws IOException a member belongs to another user
     * @throws InterruptedException interrupted while waiting; the rest still runs
     */
    public boolean stop(long graceMillis, long limitMillis)
            throws IOException, InterruptedException {
        signal(members(), Signals.SIGTERM);
        return awaitEmpty(graceMillis, false) || kill(limitMillis);
    }

    /**
     * Kills all members (SIGKILL) until none is left.
     *
     * @param limitMillis how long to wait; a process in an uninterruptible call may take longer
     * @return whether the set is empty now
     * @throws IOException a member belongs to another user
     * @throws InterruptedException interrupted while waiting; all were killed once
     */
    public boolean kill(long limitMillis) throws IOException, InterruptedException {
        killGroup();
        return awaitEmpty(limitMillis, true);
    }

    private boolean awaitEmpty(long limitMillis, boolean killing)
            throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        while (true) {
            List<Long> members = members();
            if (members.isEmpty()) {
                return true;
            }
            if (killing) {
                // A member may have started another between our look and the signal.
                signal(members, Signals.SIGKILL);
            }
            if (System.nanoTime() - deadlineNanos >= 0) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException("waiting for process set " + name);
            }
        }
    }

    private void killGroup() throws IOException {
        if (group.isEmpty()) {
            return;
        }
        Path switchFile = group.get().resolve("cgroup.kill");
        // Kernels before 5.14 have none; there each member is killed until none is left.
        if (Files.exists(switchFile)) {
            KernelFiles.write(switchFile, "1");
        }
    }

    /** All get the signal, also those after one that may not be reached. */
    private static void signal(List<Long> members, int signal) throws ErrnoException {
        ErrnoException refused = null;
        for (long pid : members) {
            try {
                Signals.send(pid, signal);
            } catch (ErrnoException e) {
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    /**
     * Starts a command inside the set, with nothing to read on its standard input.
     *
     * @param command what; its limit and cap are the caller's affair
     * @param output where both outputs go; null for pipes
     * @throws IOException the program or the directory is not there or may not be used
     */
    Process start(Command command, ProcessBuilder.Redirect output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments(command));
        if (command.workingDirectory() != null) {
            builder.directory(command.workingDirectory().toFile());
        }
        Map<String, String> environment = builder.environment();
        environment.putAll(command.environment());
        environment.put(MARK, name);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        if (output != null) {
            builder.redirectOutput(output).redirectErrorStream(true);
        }
        return builder.start();
    }

    /**
     * The program enters the group by itself before it becomes what it shall be: moved from outside
     * it could have started others before. The arguments stay arguments; the shell's only text is
     * ours.
     */
    private List<String> arguments(Command command) throws IOException {
        List<String> arguments = new ArrayList<>();
        if (group.isPresent()) {
            // close() may have removed it: a set stays usable.
            Files.createDirectories(group.get());
            arguments.add("/bin/sh");
            arguments.add("-c");
            arguments.add("echo 0 > \"$0\" && exec \"$@\"");
            arguments.add(group.get().resolve("cgroup.procs").toString());
        }
        arguments.add(Executables.find(command));
        arguments.addAll(command.arguments().subList(1, command.arguments().size()));
        return arguments;
    }

    /**
     * Removes the control group if nothing is in it; what runs goes on and is found again under the
     * same name. Waits a moment for the kernel to be done with members that have just ended.
     *
     * @throws IOException the group is empty but stays busy
     */
    @Override
    public void close() throws IOException {
        long deadlineNanos = System.nanoTime() + REMOVE_LIMIT_NANOS;
        while (group.isPresent() && isEmptyGroup(group.get())) {
            try {
                Files.delete(group.get());
            } catch (FileSystemException e) {
                if (System.nanoTime() - deadlineNanos >= 0) {
                    throw e;
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private static boolean isEmptyGroup(Path group) throws IOException {
        return Files.isDirectory(group)
                && KernelFiles.text(group.resolve("cgroup.procs")).isEmpty();
    }
}
