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
            Optional<Mount> mount = mount(KernelFiles.text(Path.of("/proc/self/mountinfo")));
            Optional<String> group = unifiedGroup(KernelFiles.text(Path.of("/proc/self/cgroup")));
            if (mount.isEmpty() || group.isEmpty()) {
                return Optional.empty();
            }
            return mount.get().directory(group.get()).filter(Files::isDirectory);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** proc(5) mountinfo: fields, a dash, the type; the fourth is the root, the fifth the point. */
    static Optional<Mount> mount(String mountInfo) {
        return mountInfo
                .lines()
                .filter(line -> line.contains(" - cgroup2 "))
                .map(line -> line.split(" "))
                .map(fields -> new Mount(Path.of(fields[3]), Path.of(fields[4])))
                .findFirst();
    }

    /** Where the hierarchy is seen, and which part of it: a container may show a part only. */
    record Mount(Path root, Path point) {
        /** The directory of a group; empty where this mount does not show it. */
        Optional<Path> directory(String group) {
            Path path = Path.of(group).normalize();
            boolean visible = !group.contains("..") && path.startsWith(root);
            return visible ? Optional.of(point.resolve(root.relativize(path))) : Optional.empty();
        }
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
