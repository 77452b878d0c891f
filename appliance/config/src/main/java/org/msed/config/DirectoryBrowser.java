package org.msed.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lists directories for choosing one, and never hangs on a dead mount (inventory B4-20): what the
 * table of mounts calls a network file system is shown and not touched, and every other look has a
 * time limit, after which its thread is left behind.
 */
public final class DirectoryBrowser {
    private final Directories known;
    private final Map<Path, String> taken;
    private final Duration limit;
    private final Look look;

    /**
     * @param known the mounts and msed's own directories
     * @param taken directories of datasets and their names
     * @param limit of a single look, for instance 1 s
     */
    public DirectoryBrowser(Directories known, Map<Path, String> taken, Duration limit) {
        this(known, taken, limit, new Disk());
    }

    DirectoryBrowser(Directories known, Map<Path, String> taken, Duration limit, Look look) {
        this.known = known;
        this.taken = Map.copyOf(taken);
        this.limit = limit;
        this.look = look;
    }

    /** The looks that may hang. */
    interface Look {
        /** The entries of a directory. */
        List<Path> entries(Path directory) throws IOException;

        /** Whether a path is a directory, links not followed. */
        boolean directory(Path path);

        /** What stands against mirroring it. */
        Optional<String> problem(Path path, Directories known);
    }

    private static final class Disk implements Look {
        @Override
        public List<Path> entries(Path directory) throws IOException {
            List<Path> entries = new ArrayList<>();
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
                found.forEach(entries::add);
            }
            return entries;
        }

        @Override
        public boolean directory(Path path) {
            return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public Optional<String> problem(Path path, Directories known) {
            return DirectoryChecks.of(path, known).map(DirectoryChecks.Problem::allowed);
        }
    }

    /**
     * A directory inside the one that was asked for.
     *
     * @param path absolute
     * @param obstacle what it would have to be to become a dataset; empty when it can
     * @param open whether it can be looked into
     */
    public record Entry(Path path, String obstacle, boolean open) {}

    /**
     * The directories inside a directory, by name. Blocks for at most the limit for each look; with
     * several that hang, for at most three limits in all.
     *
     * @param directory absolute
     * @throws BrowseException it cannot be looked into, saying why
     */
    public List<Entry> list(Path directory) throws BrowseException {
        Path path = directory.normalize();
        Optional<MountPoint> mount = MountPoint.of(path, known.mounts());
        if (mount.filter(MountPoint::network).isPresent()) {
            throw new BrowseException(
                    path + " is on " + mount.get().text() + ": not looked into, it could hang");
        }
        ExecutorService helpers =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "look");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            return new Listing(helpers).of(path);
        } finally {
            helpers.shutdownNow();
        }
    }

    /** One listing: remembers how many looks hang. */
    private final class Listing {
        private static final int MOST_HANGING = 2;

        private final ExecutorService helpers;
        private int hanging;

        Listing(ExecutorService helpers) {
            this.helpers = helpers;
        }

        List<Entry> of(Path path) throws BrowseException {
            link(path);
            List<Path> entries;
            try {
                entries = timed(() -> look.entries(path));
            } catch (TimeoutException e) {
                throw new BrowseException(path + " does not answer within " + text(), e);
            } catch (ExecutionException e) {
                String why = e.getCause().getClass().getSimpleName();
                throw new BrowseException(path + " cannot be listed: " + why, e);
            }
            List<Entry> found = new ArrayList<>();
            for (Path entry : entries.stream().sorted().toList()) {
                entry(entry).ifPresent(found::add);
            }
            return found;
        }

        /** Behind a link may be anything; its target is chosen by its own path. */
        private void link(Path path) throws BrowseException {
            Path step = path.getRoot();
            for (Path name : path) {
                step = step.resolve(name);
                Path now = step;
                boolean real;
                try {
                    real = timed(() -> look.directory(now));
                } catch (TimeoutException | ExecutionException e) {
                    throw new BrowseException(now + " does not answer within " + text(), e);
                }
                if (!real) {
                    throw new BrowseException(now + " is no directory, or a symbolic link to one");
                }
            }
        }

        private Optional<Entry> entry(Path path) {
            Optional<MountPoint> mount = MountPoint.of(path, known.mounts());
            if (mount.filter(MountPoint::network).isPresent()) {
                return Optional.of(new Entry(path, mount.get().text(), false));
            }
            if (known.mounts().stream().anyMatch(m -> m.own() && m.path().equals(path))) {
                return Optional.of(new Entry(path, "mirrored already", false));
            }
            if (hanging >= MOST_HANGING) {
                return Optional.of(new Entry(path, "not looked at: others did not answer", false));
            }
            try {
                if (!timed(() -> look.directory(path))) {
                    return Optional.empty();
                }
                Optional<String> problem = timed(() -> look.problem(path, known));
                return Optional.of(new Entry(path, taken(path).or(() -> problem).orElse(""), true));
            } catch (TimeoutException e) {
                hanging++;
                return Optional.of(new Entry(path, "does not answer within " + text(), false));
            } catch (ExecutionException e) {
                return Optional.of(new Entry(path, String.valueOf(e.getCause()), false));
            }
        }

        private <T> T timed(Callable<T> look) throws TimeoutException, ExecutionException {
            try {
                return helpers.submit(look).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ExecutionException(e);
            }
        }
    }

    private Optional<String> taken(Path path) {
        return taken.entrySet().stream()
                .filter(e -> e.getKey().startsWith(path) || path.startsWith(e.getKey()))
                .map(e -> "neither inside of nor around dataset " + e.getValue())
                .findFirst();
    }

    private String text() {
        return Durations.print(limit.toMillis());
    }
}
