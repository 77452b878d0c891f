package org.msed.daemon.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.msed.config.HaRole;
import org.msed.config.InstanceNames;
import org.msed.config.PairConfig;
import org.msed.config.Places;
import org.msed.daemon.application.Agent;
import org.msed.daemon.application.AgentException;
import org.msed.platform.process.Command;
import org.msed.platform.process.ProcessSet;
import org.msed.platform.process.RunningProcess;

/**
 * The database of a pair (design D9, inventory A9-05): Derby's network server in a process of its
 * own, one engine with two listeners. On the loopback address it has the port that gethainfo prints
 * on this node, on the virtual address the primary's, so that clients never change.
 */
public final class DerbyAgent implements Agent {
    private static final String MAIN = "org.msed.instance.Main";
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * Derby recovers from being killed, so it is not waited for longer; where this node lost the
     * right to serve, its last flush waits for an answer that does not come.
     */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long KILL_MILLIS = 1_000;
    private static final long POLL_MILLIS = 10;

    private final Places places;
    private final PairConfig pair;
    private final InstanceNames names;
    private final InstanceFiles files;
    private final ServiceUser user;
    private final ProcessSet set;
    private RunningProcess process;
    private long logBegin;

    private DerbyAgent(Places places, PairConfig pair, InstanceNames names, ServiceUser user) {
        this.places = places;
        this.pair = pair;
        this.names = names;
        this.files = InstanceFiles.of(places, names);
        this.user = user;
        this.set = ProcessSet.open(names.database() + "-" + place(places));
    }

    /**
     * Makes the directories and ends what a dead daemon left; before the directory is mirrored.
     * Blocks.
     *
     * @param role of this node
     * @throws IOException a directory cannot be made, or a process of a dead daemon does not end
     */
    public static DerbyAgent open(Places places, HaRole role, PairConfig pair) throws IOException {
        InstanceNames names = InstanceNames.of(role, pair.instanceIndex());
        DerbyAgent agent = new DerbyAgent(places, pair, names, ServiceUser.find());
        try {
            agent.stop(0);
        } catch (AgentException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an old " + agent.name() + " ended", e);
        }
        agent.files.make(agent.user);
        return agent;
    }

    /** Nodes that share a machine have their runtime files apart. */
    private static String place(Places places) {
        return Integer.toHexString(places.run().toString().hashCode());
    }

    @Override
    public String name() {
        return "instance database " + names.database();
    }

    @Override
    public void start(long limitNanos, Runnable ended) throws AgentException, InterruptedException {
        long deadline = System.nanoTime() + limitNanos;
        stop(0);
        try {
            user.ownAll(files.home());
            Files.deleteIfExists(files.socket());
            files.turnLog();
            logBegin = files.logBytes();
            process = RunningProcess.start(command(), set, files.log());
        } catch (IOException e) {
            throw new AgentException(name() + " cannot be started: " + e.getMessage(), e);
        }
        process.exit().thenRun(ended);
        while (!isUp(deadline)) {
            if (System.nanoTime() - deadline >= 0) {
                throw new AgentException(
                        name()
                                + " did not start within "
                                + TimeUnit.NANOSECONDS.toSeconds(limitNanos)
                                + " s, see "
                                + files.log());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** While it starts there is nobody to ask. */
    private boolean isUp(long deadline) throws AgentException {
        requireAlive();
        if (!Files.exists(files.socket())) {
            return false;
        }
        try {
            return Desk.ask(files.socket(), Math.max(1, deadline - System.nanoTime()))
                    .equals(Desk.UP);
        } catch (IOException e) {
            return false;
        }
    }

    private void requireAlive() throws AgentException {
        if (process == null || !process.isAlive()) {
            throw new AgentException(name() + " has ended: " + lastWords());
        }
    }

    private String lastWords() {
        try {
            String last = LastLine.of(files.log(), logBegin);
            return (last.isEmpty() ? "it said nothing" : last) + " (" + files.log() + ")";
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    private Command command() {
        List<String> arguments = new ArrayList<>(user.prefix());
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As bin/msed: even rather than fast, no shared counters, and out of memory ends it.
        arguments.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx192m",
                        "-Xss512k",
                        "-Xshare:auto",
                        "-XX:+PerfDisableSharedMem",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        places.home().resolve("lib").resolve("instance") + "/*",
                        MAIN,
                        files.home().toString(),
                        names.primaryAlias(),
                        LOOPBACK,
                        Integer.toString(names.port()),
                        pair.vip().addressText(),
                        Integer.toString(portOfPrimary()),
                        files.socket().toString()));
        for (HaRole role : HaRole.values()) {
            arguments.add(InstanceNames.of(role, pair.instanceIndex()).database());
        }
        return new Command(arguments, Map.of("PATH", path()), Path.of("/"), Long.MAX_VALUE, 0);
    }

    /** setpriv may be found where the daemon's own PATH does not lead. */
    private static String path() {
        String own = System.getenv("PATH");
        return (own == null ? "" : own + ":") + "/usr/sbin:/usr/bin:/sbin:/bin";
    }

    private int portOfPrimary() {
        return InstanceNames.of(HaRole.PRIMARY, pair.instanceIndex()).port();
    }

    @Override
    public void stop(long limitNanos) throws AgentException, InterruptedException {
        long grace = TimeUnit.NANOSECONDS.toMillis(Math.min(limitNanos, GRACE_NANOS));
        try {
            boolean gone = grace > 0 ? set.stop(grace, KILL_MILLIS) : set.kill(KILL_MILLIS);
            if (!gone) {
                throw new AgentException(
                        name() + " was killed and still runs: processes " + set.members());
            }
            set.close();
        } catch (IOException e) {
            throw new AgentException(name() + " cannot be stopped: " + e.getMessage(), e);
        }
    }

    @Override
    public void monitor(long limitNanos) throws AgentException, InterruptedException {
        requireAlive();
        String answer;
        try {
            answer = Desk.ask(files.socket(), limitNanos);
        } catch (IOException e) {
            requireAlive();
            throw new AgentException(name() + " does not answer: " + e.getMessage(), e);
        }
        if (!answer.equals(Desk.UP)) {
            throw new AgentException(name() + " is not well: " + answer);
        }
    }
}
