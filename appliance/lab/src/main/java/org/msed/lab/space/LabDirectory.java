package org.msed.lab.space;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of one lab: {@code ${XDG_RUNTIME_DIR:-/var/tmp}/msed-lab-<uid>/<LAB>}, and the nodes'
 * disks in {@code /var/tmp/msed-lab-<uid>/<LAB>.disks}, since the runtime directory is memory on
 * most machines. All of it belongs to the caller and is closed to everybody else.
 *
 * @param name the lab
 * @param root its directory
 * @param disks where its nodes' disks are
 */
public record LabDirectory(String name, Path root, Path disks) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final FileAttribute<?> CLOSED =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Path DISK_BASE = Path.of("/var/tmp");
    private static final int ATTEMPTS = 10;
    private static final List<String> SCRIPTS =
            List.of("supervise", "keeper", "boot", "node", "enter");

    /**
     * The directory a lab of this name has, or would have; makes nothing.
     *
     * @param name letters, digits, dot, underscore and hyphen, at most 32
     * @return the directory
     * @throws LabException if the name is bad, or a parent belongs to somebody else or is open
     */
    public static LabDirectory of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new LabException(
                    "a lab's name is 1 to 32 letters, digits, '.', '_' or '-', got " + name);
        }
        Path root = parent(runtimeBase()).resolve(name);
        return new LabDirectory(name, root, parent(DISK_BASE).resolve(name + ".disks"));
    }

    private static Path runtimeBase() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime == null || !Files.isWritable(Path.of(runtime))) {
            return DISK_BASE;
        }
        return Path.of(runtime);
    }

    private static Path parent(Path base) {
        Path parent = base.resolve("msed-lab-" + caller());
        if (Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
            requireClosed(parent);
        }
        return parent;
    }

    private static Object caller() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireClosed(Path parent) {
        boolean closed;
        try {
            var facts = Files.readAttributes(parent, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            closed =
                    Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)
                            && caller().equals(facts.get("uid"))
                            && ((int) facts.get("mode") & 077) == 0;
        } catch (NoSuchFileException e) {
            // The last of the caller's labs went just now.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!closed) {
            throw new LabException(
                    parent + " is not a directory of yours with mode 0700: remove it");
        }
    }

    /**
     * Makes a directory, and its parent where that is missing: the end of another lab may remove
     * the parent, while it is empty, at any time.
     */
    private static void make(Path directory) throws IOException {
        NoSuchFileException missing = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                Files.createDirectory(directory.getParent(), CLOSED);
            } catch (FileAlreadyExistsException e) {
                requireClosed(directory.getParent());
            }
            try {
                Files.createDirectory(directory, CLOSED);
                return;
            } catch (NoSuchFileException e) {
                missing = e;
            }
        }
        throw missing;
    }

    /**
     * Makes the directory with the scripts, and an empty disk per node.
     *
     * @param topology the nodes
     * @throws LabException if it exists already
     */
    void create(Topology topology) {
        try {
            make(root);
        } catch (FileAlreadyExistsException e) {
            throw new LabException(
                    "lab " + name + " is up: ./demo down --name " + name + " ends it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            make(disks);
            Files.createDirectory(root.resolve("bin"));
            for (String script : SCRIPTS) {
                try (InputStream text = LabDirectory.class.getResourceAsStream(script)) {
                    Files.copy(text, script(script), StandardCopyOption.REPLACE_EXISTING);
                }
                script(script).toFile().setExecutable(true);
            }
            StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n");
            for (LabNode node : topology.nodes()) {
                Files.createDirectories(nodeFiles(node));
                Files.createDirectories(disk(node));
                hosts.append(node.lanAddress()).append(' ').append(node.name()).append('\n');
            }
            Files.writeString(root.resolve("hosts"), hosts);
            Files.writeString(root.resolve("resolv.conf"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return whether a lab of this name left files here, running or not} */
    public boolean exists() {
        return Files.exists(root);
    }

    /** Removes what is left of an ended lab; somebody else may be removing it at the same time. */
    void remove() {
        Command.run(List.of("rm", "-rf", "--", disks.toString(), root.toString()), "", 60).orFail();
        removeIfEmpty(root.getParent());
        removeIfEmpty(disks.getParent());
    }

    private static void removeIfEmpty(Path parent) {
        try {
            Files.deleteIfExists(parent);
        } catch (DirectoryNotEmptyException e) {
            // Other labs of the same user are in it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path script(String script) {
        return root.resolve("bin").resolve(script);
    }

    Path nodeFiles(LabNode node) {
        return root.resolve("nodes").resolve(node.name());
    }

    /**
     * @param node a node
     * @return what it sees at {@code /srv}
     */
    public Path disk(LabNode node) {
        return disks.resolve(node.name());
    }

    Path keeper() {
        return root.resolve("keeper");
    }

    Path environment() {
        return root.resolve("environment");
    }

    /**
     * A file of the lab's own bookkeeping.
     *
     * @param file its name
     * @return its path
     */
    public Path file(String file) {
        return root.resolve(file);
    }
}
