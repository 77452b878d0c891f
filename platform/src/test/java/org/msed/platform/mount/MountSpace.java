package org.msed.platform.mount;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.msed.platform.natives.Namespaces;

/**
 * A thread in a mount namespace of its own; threads and processes started on it are in it too.
 * Needs CAP_SYS_ADMIN, and fails without.
 */
final class MountSpace implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    private final List<Process> started = new CopyOnWriteArrayList<>();

    MountSpace() throws Exception {
        on(
                () -> {
                    Namespaces.unshareMounts();
                    return null;
                });
    }

    /** Runs something on the thread. */
    <T> T on(Callable<T> body) throws Exception {
        try {
            return thread.submit(body).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Starts a shell script in the namespace. */
    Process start(String script) throws Exception {
        return start(new ProcessBuilder("sh", "-c", script).redirectErrorStream(true));
    }

    /** Starts a process in the namespace. */
    Process start(ProcessBuilder builder) throws Exception {
        Process process = on(builder::start);
        started.add(process);
        return process;
    }

    /** Ends what a failed test left running. */
    void killAll() {
        started.forEach(Process::destroyForcibly);
    }

    /** Runs a shell script and returns what it printed, and its exit code where that is not 0. */
    String sh(String script) throws Exception {
        Process process = start(script);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running: " + script);
        }
        return process.exitValue() == 0 ? text : text + "exit " + process.exitValue();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
