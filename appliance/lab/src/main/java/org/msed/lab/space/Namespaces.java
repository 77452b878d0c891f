package org.msed.lab.space;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The namespaces of one lab: an outer set kept by one process, and in it a set per node. Every
 * method blocks until done. Not safe for concurrent callers.
 */
public final class Namespaces {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final LabDirectory directory;
    private Process supervisor;
    private volatile boolean stays;

    /**
     * @param directory the lab's files
     */
    public Namespaces(LabDirectory directory) {
        this.directory = directory;
    }

    /**
     * Makes the outer namespaces with two switches and nothing plugged in. They end with this JVM,
     * whatever ends it, unless {@link #stay} is called.
     *
     * @param topology the nodes to come
     * @param program the runnable tree ({@code MSE_HOME} of every node)
     * @throws LabException if the lab is up already or the machine does not allow namespaces
     */
    public void begin(Topology topology, Path program) {
        if (directory.exists() && keeper().isEmpty()) {
            directory.remove();
        }
        directory.create(topology);
        try {
            Files.writeString(directory.environment(), environment(program));
            supervisor =
                    new ProcessBuilder(
                                    "setsid",
                                    "bash",
                                    directory.script("supervise").toString(),
                                    directory.root().toString(),
                                    directory.disks().toString())
                            .redirectOutput(directory.file("log").toFile())
                            .redirectErrorStream(true)
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::endUnlessItStays));
            boolean up =
                    Deadline.reached(LIMIT, () -> keeper().isPresent() || !supervisor.isAlive());
            if (!up || keeper().isEmpty()) {
                supervisor.destroy();
                throw new LabException(
                        "the lab's namespaces could not be made; see what `unshare --user"
                                + " --map-root-user --net --mount --pid --fork true` says");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        outer("ip", Wiring.bridges(), "-batch", "-").orFail();
    }

    /** Lets the lab live on when this JVM ends. */
    public void stay() {
        stays = true;
        try (var leash = supervisor.getOutputStream()) {
            leash.write("stay\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endUnlessItStays() {
        if (!stays) {
            end();
        }
    }

    private static String environment(Path program) {
        return String.format(
                """
                MSE_HOME='%s'
                MSE_ETC=/srv/mse/etc
                MSE_DATA=/srv/mse/data
                MSE_LOG=/srv/mse/log
                MSE_RUN=/run/msed
                JAVA_HOME='%s'
                HOME=/srv
                """,
                program, System.getProperty("java.home"));
    }

    /** {@return whether the lab runs} */
    public boolean isUp() {
        return keeper().isPresent();
    }

    private Optional<ProcessHandle> keeper() {
        try {
            long process = Long.parseLong(Files.readString(directory.keeper()).strip());
            // A number may have been given to somebody else since: the arguments name this lab.
            String line = Files.readString(Path.of("/proc/" + process + "/cmdline"));
            return line.contains(directory.script("keeper").toString())
                    ? ProcessHandle.of(process)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ends every process of the lab and removes its files; nothing happens if there is none. */
    public void end() {
        keeper().ifPresent(ProcessHandle::destroyForcibly);
        Deadline.reached(LIMIT, () -> !directory.exists());
        directory.remove();
    }

    /**
     * Starts a node's first process, plugs its cables in and gives it its addresses.
     *
     * @param node a node that is not running
     */
    public void boot(LabNode node) {
        List<String> arguments = new ArrayList<>();
        arguments.add(directory.root().toString());
        arguments.add(node.name());
        arguments.add(directory.disk(node).toString());
        arguments.addAll(hiddenPaths());
        outer(directory.script("boot").toString(), "", arguments.toArray(String[]::new)).orFail();
        outer("ip", Wiring.cables(node, firstProcess(node)), "-batch", "-").orFail();
        in(node, Wiring.addresses(node), 10, "ip", "-batch", "-").orFail();
    }

    /**
     * Deletes a node's public card and plugs in another one of the same name, as a driver does that
     * is loaded again.
     *
     * @param node a running node
     */
    public void anotherCard(LabNode node) {
        outer("ip", Wiring.anotherCard(node, firstProcess(node)), "-batch", "-").orFail();
        in(node, Wiring.publicAddress(node), 10, "ip", "-batch", "-").orFail();
    }

    /** What lies under directories that a node has for itself, and is needed there all the same. */
    private Set<String> hiddenPaths() {
        List<Path> needed = new ArrayList<>();
        needed.add(Path.of(programHome()));
        needed.add(Path.of(System.getProperty("java.home")));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            needed.add(Files.isDirectory(path) ? path : path.getParent());
        }
        Set<String> hidden = new LinkedHashSet<>();
        for (Path path : needed) {
            boolean kept = hidden.stream().anyMatch(other -> path.startsWith(other));
            if (!kept && (path.startsWith("/tmp") || path.startsWith("/run"))) {
                hidden.add(path.toString());
            }
        }
        return hidden;
    }

    /** {@return {@code MSE_HOME} of every node} */
    public String programHome() {
        try {
            return Files.readAllLines(directory.environment())
                    .get(0)
                    .replaceFirst("MSE_HOME='(.*)'", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param node a node
     * @return whether it runs
     */
    public boolean isRunning(LabNode node) {
        Path file = directory.nodeFiles(node).resolve("pid");
        return Files.exists(file)
                && outer("kill", "", "-0", Long.toString(firstProcess(node))).exit() == 0;
    }

    /**
     * A node's file as this machine reaches it, through the process list; for the files that only
     * the node itself sees, such as those on its {@code /run}.
     *
     * @param node a node
     * @param path absolute, in the node
     * @return empty if the node or the lab is not running
     */
    public Optional<Path> seen(LabNode node, String path) {
        if (!Files.exists(directory.nodeFiles(node).resolve("pid"))) {
            return Optional.empty();
        }
        return keeper().map(lab -> seen(lab.pid(), firstProcess(node), path));
    }

    private static Path seen(long keeper, long first, String path) {
        return Path.of("/proc/" + keeper + "/root/proc/" + first + "/root" + path);
    }

    private long firstProcess(LabNode node) {
        try {
            return Long.parseLong(
                    Files.readString(directory.nodeFiles(node).resolve("pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends a node as a power cut does: its cables are dead at once, then its processes are killed.
     * What is on its disk stays.
     *
     * @param node a running node
     */
    public void kill(LabNode node) {
        outer("ip", Wiring.pulled(node), "-batch", "-").orFail();
        outer("kill", "", "-KILL", Long.toString(firstProcess(node))).orFail();
        // The network of a dead node ends when the kernel finds time for it; its cables must not
        // wait, and may be gone already.
        outer("ip", Wiring.removed(node), "-force", "-batch", "-");
        boolean gone =
                Deadline.reached(
                        LIMIT, () -> outer("ip", "", "link", "show", node.lanPort()).exit() != 0);
        if (!gone) {
            throw new LabException("the cables of node " + node.name() + " are still there");
        }
        try {
            Files.deleteIfExists(directory.nodeFiles(node).resolve("pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a program beside the nodes, where the switches are; at most 30 s.
     *
     * @param program what to run
     * @param input its standard input
     * @param arguments its arguments
     * @return its result
     */
    public Command outer(String program, String input, String... arguments) {
        List<String> line = entering(".", program);
        line.addAll(List.of(arguments));
        return Command.run(line, input, 30);
    }

    /**
     * Runs a program in a node, with {@code MSE_*} set and msed's commands on the path.
     *
     * @param node where
     * @param input its standard input
     * @param limitSeconds after which it is given up
     * @param line program and arguments
     * @return its result; exit code 1 also when the node is not running
     */
    public Command in(LabNode node, String input, long limitSeconds, String... line) {
        return Command.run(entering(node.name(), line), input, limitSeconds);
    }

    /**
     * A file for what a program of the lab says.
     *
     * @param name of the program
     * @return a file that goes with the lab
     */
    public File log(String name) {
        return directory.file(name + ".log").toFile();
    }

    /**
     * The command line that runs another one inside the lab.
     *
     * @param node a node's name, or "." for the place beside them
     * @param line program and arguments
     * @return a line for this machine, may be extended
     */
    public List<String> entering(String node, String... line) {
        List<String> whole = new ArrayList<>();
        whole.add(directory.script("enter").toString());
        whole.add(directory.root().toString());
        whole.add(node);
        whole.addAll(List.of(line));
        return whole;
    }
}
