package org.msed.platform.mount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.msed.platform.natives.Mounts;
import org.msed.platform.natives.Namespaces;

/**
 * A mount namespace of its own for one thread of this process, with an empty directory in memory.
 * Nobody else sees what is mounted in it, and all of it is gone when the thread ends, also when the
 * process is killed. Threads that are started on it are in it too, and hold it.
 */
public final class PrivateMounts implements AutoCloseable {
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final Path PROC = Path.of("/proc");
    private static final String OPTIONS = "size=4m,mode=0700";

    private final ExecutorService thread;
    private final Path namespace;

    private PrivateMounts(ExecutorService thread, Path namespace) {
        this.thread = thread;
        this.namespace = namespace;
    }

    /**
     * Makes the namespace.
     *
     * @param place an existing directory, which is hidden by an empty one there, and only there
     * @param name of the thread
     * @return the namespace
     * @throws IOException EPERM without CAP_SYS_ADMIN in the user namespace
     * @throws InterruptedException the calling thread was interrupted
     */
    public static PrivateMounts open(Path place, String name)
            throws IOException, InterruptedException {
        ExecutorService thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread made = new Thread(task, name);
                            made.setDaemon(true);
                            return made;
                        });
        try {
            return new PrivateMounts(thread, on(thread, () -> leave(place)));
        } catch (IOException | InterruptedException e) {
            thread.shutdownNow();
            throw e;
        }
    }

    private static Path leave(Path place) throws IOException {
        Namespaces.unshareMounts();
        long flags = Mounts.MS_NOSUID | Mounts.MS_NODEV | Mounts.MS_NOEXEC;
        Mounts.mount("msed", place, "tmpfs", flags, OPTIONS);
        return PROC.resolve(Files.readSymbolicLink(SELF)).resolve("ns/mnt");
    }

    /**
     * Runs something on the thread; blocks until it is done.
     *
     * @throws IOException it threw one
     * @throws InterruptedException the calling thread was interrupted; it goes on
     */
    public <T> T on(Callable<T> task) throws IOException, InterruptedException {
        return on(thread, task);
    }

    private static <T> T on(ExecutorService thread, Callable<T> task)
            throws IOException, InterruptedException {
        try {
            return thread.submit(task).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * The command line that runs a program in the namespace. It is to be started from any other
     * thread: those that look after a process stay for a while, and would hold the namespace.
     *
     * @param line the program and its arguments
     * @return begins with nsenter(1)
     */
    public List<String> entering(String... line) {
        List<String> whole = new ArrayList<>(List.of("nsenter", "--mount=" + namespace, "--"));
        whole.addAll(List.of(line));
        return whole;
    }

    /** Ends the thread when it has done what it was given; does not wait. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
