package org.msed.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.change.ClosingException;
import org.msed.mirror.fs.MirrorFileSystem;
import org.msed.mirror.sync.SyncDataset;
import org.msed.mirror.tree.Inode;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileSystemSpace;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.fuse.FuseListener;
import org.msed.platform.mount.FuseMount;
import org.msed.platform.mount.MountBusyException;
import org.msed.platform.mount.MountOptions;
import org.msed.platform.mount.MountPoint;
import org.msed.platform.natives.ErrnoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The datasets' directories: held open beneath whatever is mounted on them, and mounted while the
 * pair serves here. For one thread at a time, except what says otherwise.
 */
final class Directories implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

    /** More than requests that wait for a flush at once; each costs a buffer of a request. */
    private static final int WORKERS = 24;

    private static final int TEST_BYTES = 4 << 10;
    private static final long UNMOUNT_MILLIS = 5_000;

    private record Mounted(FuseMount mount, MirrorFileSystem files, Tree tree) {}

    private final List<MirrorSettings.Dataset> datasets;
    private final List<Descriptor> beneath = new ArrayList<>();
    private volatile List<Mounted> mounted = List.of();

    private Directories(List<MirrorSettings.Dataset> datasets) {
        this.datasets = datasets;
    }

    /**
     * Opens them; what a dead daemon left mounted there is taken away first.
     *
     * @throws IOException one is missing, or somebody else is mounted there
     */
    static Directories open(List<MirrorSettings.Dataset> datasets)
            throws IOException, InterruptedException {
        Directories directories = new Directories(datasets);
        try {
            for (MirrorSettings.Dataset dataset : datasets) {
                MountPoint.clear(dataset.path());
                byte[] path = dataset.path().toString().getBytes(StandardCharsets.UTF_8);
                int flags = OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY | OpenFlags.O_NOFOLLOW;
                directories.beneath.add(Descriptor.open(path, flags));
            }
            return directories;
        } catch (IOException | InterruptedException e) {
            directories.close();
            throw e;
        }
    }

    /** What lies beneath, by number; any thread. */
    List<Descriptor> beneath() {
        return List.copyOf(beneath);
    }

    /** The same for a synchronisation; any thread. */
    List<SyncDataset> forSync() {
        List<SyncDataset> all = new ArrayList<>();
        for (int d = 0; d < datasets.size(); d++) {
            all.add(new SyncDataset(beneath.get(d), Exclusion.of(datasets.get(d).excludes())));
        }
        return all;
    }

    /** Whether they are mounted; any thread. */
    boolean isMounted() {
        return !mounted.isEmpty();
    }

    /** Inodes that the kernel knows, by number of the dataset; 0 where not mounted; any thread. */
    long known(int dataset) {
        List<Mounted> all = mounted;
        return all.isEmpty() ? 0 : all.get(dataset).tree().known();
    }

    /** How full the file system beneath is; empty while it does not say; any thread. */
    Optional<FileSystemSpace> space(int dataset) {
        try {
            return Optional.of(FileSystemSpace.of(beneath.get(dataset)));
        } catch (ErrnoException e) {
            LOG.debug("dataset {}: {}", datasets.get(dataset).name(), e.toString());
            return Optional.empty();
        }
    }

    /**
     * Mounts all of them, or none; several side by side, since a takeover waits for the last.
     *
     * @param log where the changes go
     * @throws IOException one cannot be mounted
     */
    void mount(ChangeLog log) throws IOException, InterruptedException {
        if (datasets.size() == 1) {
            mounted = List.of(mount(0, log));
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(datasets.size());
        List<Future<Mounted>> all = new ArrayList<>();
        for (int d = 0; d < datasets.size(); d++) {
            int number = d;
            all.add(threads.submit(() -> mount(number, log)));
        }
        threads.shutdown();
        mounted = allOrNone(all, threads);
    }

    /** Waits for each, also when it is interrupted, so that none comes about behind its back. */
    private static List<Mounted> allOrNone(List<Future<Mounted>> all, ExecutorService threads)
            throws IOException, InterruptedException {
        List<Mounted> done = new ArrayList<>();
        Exception failure = null;
        for (Future<Mounted> each : all) {
            while (!each.isDone()) {
                try {
                    threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    failure = e;
                    threads.shutdownNow();
                }
            }
            try {
                done.add(each.get());
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        if (failure == null) {
            return List.copyOf(done);
        }
        done.forEach(Directories::abort);
        if (failure instanceof IOException failed) {
            throw failed;
        }
        if (failure instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        throw new IllegalStateException(failure);
    }

    private Mounted mount(int number, ChangeLog log) throws IOException, InterruptedException {
        MirrorSettings.Dataset dataset = datasets.get(number);
        Tree tree =
                Tree.open(
                        beneath.get(number).reopen(OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY),
                        datasets.size());
        MirrorFileSystem files =
                new MirrorFileSystem(number, tree, Exclusion.of(dataset.excludes()), log);
        try {
            MountOptions options = MountOptions.of(dataset.path(), dataset.name(), WORKERS);
            return new Mounted(FuseMount.open(options, files, failures(dataset)), files, tree);
        } catch (IOException | InterruptedException e) {
            files.close();
            throw e;
        }
    }

    private static FuseListener failures(MirrorSettings.Dataset dataset) {
        AtomicBoolean closing = new AtomicBoolean();
        return new FuseListener() {
            @Override
            public void requestFailed(String request, Throwable cause) {
                if (cause instanceof ClosingException) {
                    if (!closing.getAndSet(true)) {
                        LOG.info("dataset {}: what waits fails, it is closed", dataset.name());
                    }
                    return;
                }
                LOG.error("dataset {}: {} failed", dataset.name(), request, cause);
            }

            @Override
            public void workerFailed(Throwable cause) {
                LOG.error("dataset {}: a worker has ended", dataset.name(), cause);
            }
        };
    }

    /** Has modification times that were not reported yet reported; blocks as a change does. */
    void shipTimes() {
        mounted.forEach(each -> each.files().shipTimes());
    }

    /**
     * Unmounts all that nobody uses, and takes the others away from their users.
     *
     * @param inUse called before the first is taken away: lets requests fail that wait
     */
    void unmount(Runnable inUse) throws InterruptedException {
        for (Mounted each : mounted) {
            boolean ended = false;
            try {
                ended = each.mount().unmount(UNMOUNT_MILLIS);
            } catch (MountBusyException e) {
                LOG.warn("{}; it is taken away", e.getMessage());
            } catch (IOException e) {
                LOG.warn("unmounting {} failed", each.mount().entry().mountPoint(), e);
            }
            if (!ended) {
                inUse.run();
                end(each);
            }
            each.files().close();
        }
        mounted = List.of();
    }

    /** Takes all away from whoever uses them: requests fail. */
    void abort() {
        for (Mounted each : mounted) {
            abort(each);
        }
        mounted = List.of();
    }

    private static void abort(Mounted each) {
        try {
            end(each);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        each.files().close();
    }

    private static void end(Mounted each) throws InterruptedException {
        try {
            each.mount().abort();
        } catch (IOException e) {
            LOG.error("{} cannot be taken away", each.mount().entry().mountPoint(), e);
        }
        if (!each.mount().server().awaitEnd(UNMOUNT_MILLIS)) {
            LOG.error(
                    "requests on {} have not ended after {} ms",
                    each.mount().entry().mountPoint(),
                    UNMOUNT_MILLIS);
        }
    }

    /** Whether an inode's time of modification has changed and was not told yet; any thread. */
    boolean timesPending(int dataset, long inode) {
        List<Mounted> all = mounted;
        Inode known = all.isEmpty() ? null : all.get(dataset).tree().ifKnown(inode);
        return known != null && known.isTimesPending();
    }

    /**
     * Makes everything in them durable; any thread; blocks.
     *
     * @throws IOException it may not be durable
     */
    void sync() throws IOException {
        for (Descriptor directory : beneath) {
            Content.syncFileSystem(directory);
        }
    }

    /**
     * Writes to the file systems beneath, durably, and reads it back (row 11a); any thread; blocks.
     * No name appears in a dataset.
     *
     * @throws IOException one cannot be written or read, or gave back something else
     */
    void test() throws IOException {
        for (int d = 0; d < beneath.size(); d++) {
            try (Descriptor file = beneath.get(d).reopen(OpenFlags.O_TMPFILE | OpenFlags.O_RDWR)) {
                test(file, datasets.get(d));
            } catch (ErrnoException e) {
                // A file system without nameless files: what can be asked is whether it flushes.
                if (e.errno() != FileErrno.EOPNOTSUPP) {
                    throw e;
                }
            }
            Content.syncFileSystem(beneath.get(d));
        }
    }

    private static void test(Descriptor file, MirrorSettings.Dataset dataset) throws IOException {
        ByteBuffer written = ByteBuffer.allocateDirect(TEST_BYTES);
        while (written.hasRemaining()) {
            written.putLong(System.nanoTime());
        }
        Content.writeAll(file, written.flip(), 0);
        Content.sync(file);
        ByteBuffer read = ByteBuffer.allocateDirect(TEST_BYTES);
        int got = Content.read(file, read, 0);
        if (got != TEST_BYTES || !read.rewind().equals(written.rewind())) {
            throw new IOException(dataset.path() + ": a test was read back differently");
        }
    }

    @Override
    public void close() {
        abort();
        beneath.forEach(Descriptor::close);
    }
}
