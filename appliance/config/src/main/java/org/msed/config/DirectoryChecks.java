package org.msed.config;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What must hold for the directory of a dataset on this machine. The kernel's table is asked first,
 * so that nothing on a file system that may hang is ever touched (inventory B4-20).
 */
final class DirectoryChecks {
    /** Each node has its own, and cannot boot or log in without (hier(7)). */
    private static final List<Path> SYSTEM =
            paths("bin", "boot", "dev", "etc", "lib", "lib64", "proc", "run", "sbin", "sys", "usr");

    /** In them may be data, but not only. */
    private static final List<Path> SYSTEM_ITSELF =
            paths("tmp", "var", "var/lib", "var/log", "var/tmp");

    private final List<Values> datasets;
    private final Directories known;

    DirectoryChecks(List<Values> datasets, Directories known) {
        this.datasets = datasets;
        this.known = known;
    }

    private static List<Path> paths(String... names) {
        return Arrays.stream(names).map(name -> Path.of("/" + name)).toList();
    }

    void run() {
        for (Values dataset : datasets) {
            dataset.find(ConfigKey.DATASET_PATH, Path.class)
                    .flatMap(this::problem)
                    .ifPresent(problem -> report(problem, dataset));
        }
    }

    /**
     * What is wrong with a directory.
     *
     * @param allowed what it would have to be
     * @param command what mends it; empty when only another directory does
     */
    record Problem(String allowed, String command) {}

    private static void report(Problem problem, Values dataset) {
        String mend =
                problem.command().isEmpty()
                        ? "choose another directory: msectl dataset remove "
                                + Datasets.name(dataset)
                                + ", then msectl dataset add"
                        : problem.command();
        dataset.problem(ConfigKey.DATASET_PATH, problem.allowed(), mend);
    }

    private static Optional<Problem> not(String allowed) {
        return Optional.of(new Problem(allowed, ""));
    }

    /** What stands against one directory; empty when it can be mirrored. */
    static Optional<Problem> of(Path path, Directories known) {
        return new DirectoryChecks(List.of(), known).problem(path);
    }

    /** The first of the reasons that it cannot be mirrored; the later ones may touch it. */
    private Optional<Problem> problem(Path path) {
        return apartFromMsed(path)
                .or(() -> apartFromTheSystem(path))
                .or(() -> onADisk(path))
                .or(() -> undivided(path))
                .or(() -> real(path));
    }

    private Optional<Problem> apartFromMsed(Path path) {
        if (path.getNameCount() == 0) {
            return not("a directory below /, not / itself");
        }
        return known.own().stream()
                .filter(own -> own.startsWith(path) || path.startsWith(own))
                .findFirst()
                .flatMap(own -> not("neither inside of nor around msed's own directory " + own));
    }

    private static Optional<Problem> apartFromTheSystem(Path path) {
        boolean system = SYSTEM.stream().anyMatch(path::startsWith) || SYSTEM_ITSELF.contains(path);
        return system
                ? not("a directory for data, not one of the operating system")
                : Optional.empty();
    }

    private Optional<Problem> onADisk(Path path) {
        Optional<MountPoint> mount = MountPoint.of(path, known.mounts());
        if (mount.filter(MountPoint::network).isPresent()) {
            return not("on a disk of this node; this is " + mount.get().text());
        }
        if (mount.filter(MountPoint::pseudo).isPresent()) {
            return not("on a disk that can be written; this is " + mount.get().text());
        }
        return Optional.empty();
    }

    private Optional<Problem> undivided(Path path) {
        return known.mounts().stream()
                .filter(m -> !m.own() && m.path().startsWith(path) && !m.path().equals(path))
                .findFirst()
                .map(
                        inside ->
                                new Problem(
                                        "without another file system inside; there is "
                                                + inside.text(),
                                        "umount "
                                                + inside.path()
                                                + ", or choose another directory"));
    }

    /** Under msed's own mount it was checked before, and the daemon never touches that. */
    private Optional<Problem> real(Path path) {
        if (known.mounts().stream().anyMatch(m -> m.own() && m.path().equals(path))) {
            return Optional.empty();
        }
        Path step = path.getRoot();
        for (Path name : path) {
            step = step.resolve(name);
            if (Files.isSymbolicLink(step)) {
                return not("a path without symbolic links; " + step + " is one");
            }
            if (!Files.exists(step, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(
                        new Problem("a directory that exists on both nodes", "mkdir -p " + path));
            }
        }
        return Files.isDirectory(path) ? Optional.empty() : not("a directory");
    }
}
