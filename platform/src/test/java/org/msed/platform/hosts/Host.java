package org.msed.platform.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.msed.platform.natives.Namespaces;

/**
 * A thread in a network namespace of its own. Sockets opened on it stay there, and may then be used
 * by any thread. Needs CAP_SYS_ADMIN, and fails without: as an ordinary user run the tests inside
 * {@code unshare --user --map-root-user}.
 */
public final class Host implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Path namespace;

    /** A host with its loopback up. */
    public Host() throws Exception {
        namespace =
                on(
                        () -> {
                            Namespaces.unshareNetwork();
                            Path self = Files.readSymbolicLink(Path.of("/proc/thread-self"));
                            return Path.of("/proc").resolve(self).resolve("ns/net");
                        });
        ip("link set lo up");
    }

    /** Runs something on the host's thread. */
    public <T> T on(Callable<T> body) throws Exception {
        try {
            return thread.submit(body).get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Runs {@code ip} with the words given and returns what it printed. */
    public String ip(String words) throws Exception {
        return on(
                () -> {
                    Process process =
                            new ProcessBuilder(("ip " + words).split(" "))
                                    .redirectErrorStream(true)
                                    .start();
                    byte[] output = process.getInputStream().readAllBytes();
                    String text = new String(output, StandardCharsets.UTF_8);
                    assertEquals(0, process.waitFor(), "ip " + words + ": " + text);
                    return text;
                });
    }

    /** Connects eth0 of this host (MAC ending in 01) and of another (02), both up. */
    public void connect(Host other) throws Exception {
        ip(
                "link add eth0 address 02:00:00:00:00:01 type veth peer name eth0"
                        + " address 02:00:00:00:00:02 netns "
                        + other.namespace);
        for (Host host : new Host[] {this, other}) {
            // Without this an IPv6 address is silent for its first second.
            host.on(
                    () ->
                            Files.writeString(
                                    Path.of("/proc/sys/net/ipv6/conf/eth0/accept_dad"), "0"));
            host.ip("link set eth0 up");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
