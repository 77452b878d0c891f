package org.msed.mirror.fs;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.msed.platform.natives.Namespaces;

/** A thread that sees mounts which nobody else sees. Needs CAP_SYS_ADMIN, and fails without. */
final class MountThread {
    private static final long LIMIT_SECONDS = 60;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    MountThread() throws Exception {
        on(
                () -> {
                    Namespaces.unshareMounts();
                    return null;
                });
    }

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

    /** What a shell script printed, with its exit code where that is not 0. */
    String sh(String script) throws Exception {
        Process process =
                on(() -> new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start());
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return code == 0 ? text : text + "exit " + code;
    }

    void close() {
        thread.shutdownNow();
    }
}
