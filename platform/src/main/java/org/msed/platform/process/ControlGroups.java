package org.msed.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the place where this process may make control groups, cgroups(7) version 2. */
final class ControlGroups {
    private ControlGroups() {}

    /**
     * The group of this process in the unified hierarchy, wherever that is mounted.
     *
     * @return empty where there is none, or where it is outside of what this mount shows
     */
    static Optional<Path> own() {
        try {
            Optional<Path> mount = mountPoint(KernelFiles.text(Path.of("/proc/self/mountinfo")));
            Optional<String> group = unifiedGroup(KernelFiles.text(Path.of("/proc/self/cgroup")));
            if (mount.isEmpty() || group.isEmpty() || group.get().contains("..")) {
                return Optional.empty();
            }
            Path own = Path.of(mount.get() + group.get());
            return Files.isDirectory(own) ? Optional.of(own) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** proc(5) mountinfo: fields, a dash, the type; the fifth field is the mount point. */
    static Optional<Path> mountPoint(String mountInfo) {
        return mountInfo
                .lines()
                .filter(line -> line.contains(" - cgroup2 "))
                .map(line -> Path.of(line.split(" ")[4]))
                .findFirst();
    }

    /** cgroups(7): the line of the unified hierarchy begins with {@code 0::}. */
    static Optional<String> unifiedGroup(String groups) {
        return groups.lines()
                .filter(line -> line.startsWith("0::"))
                .map(line -> line.substring(3))
                .findFirst();
    }

    /**
     * The number of this process's PID namespace, which keeps apart the groups of nodes that share
     * one hierarchy and count their processes alike.
     */
    static String pidNamespace() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/ns/pid"))
                .toString()
                .replaceAll("[^0-9]", "");
    }
}
