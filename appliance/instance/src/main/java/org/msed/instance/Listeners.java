package org.msed.instance;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.derby.drda.NetworkServerControl;

/** Where the engine listens: one server an address, since one cannot bind two. Methods block. */
final class Listeners {
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final List<NetworkServerControl> servers = new ArrayList<>();

    private Listeners() {}

    /**
     * Listens on all addresses.
     *
     * @throws IOException an address is not here, or its port is taken, naming both
     */
    static Listeners open(Account account, List<InetSocketAddress> addresses) throws IOException {
        Listeners listeners = new Listeners();
        for (InetSocketAddress address : addresses) {
            requireFree(address);
            listeners.start(address, account);
        }
        for (int i = 0; i < addresses.size(); i++) {
            awaitAnswer(listeners.servers.get(i), addresses.get(i));
        }
        return listeners;
    }

    /** Derby says on its console only, and much later, that it cannot bind. */
    private static void requireFree(InetSocketAddress address) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(address);
        } catch (IOException e) {
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private void start(InetSocketAddress address, Account account) throws IOException {
        try {
            NetworkServerControl server =
                    new NetworkServerControl(
                            address.getAddress(),
                            address.getPort(),
                            account.user(),
                            account.password());
            server.start(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            servers.add(server);
        } catch (Exception e) {
            throw refused(address, e);
        }
    }

    private static void awaitAnswer(NetworkServerControl server, InetSocketAddress address)
            throws IOException {
        long begin = System.nanoTime();
        while (true) {
            try {
                server.ping();
                return;
            } catch (Exception e) {
                if (System.nanoTime() - begin > START_NANOS) {
                    throw refused(address, e);
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    /** Derby's own signature: everything that may go wrong is a bare Exception. */
    private static IOException refused(InetSocketAddress address, Exception cause) {
        return new IOException(
                "the listener on " + address + " does not answer: " + cause.getMessage(), cause);
    }

    /**
     * Asks the listener for clients on this node. The other one is not asked: whether its address
     * is here is the daemon's affair.
     *
     * @throws IOException it does not answer
     */
    void check(InetSocketAddress local) throws IOException {
        try {
            servers.get(0).ping();
        } catch (Exception e) {
            throw refused(local, e);
        }
    }

    /**
     * Ends all connections.
     *
     * @throws IOException a listener does not end; the process has to
     */
    void close() throws IOException {
        for (NetworkServerControl server : servers) {
            try {
                server.shutdown();
            } catch (Exception e) {
                throw new IOException("a listener does not end: " + e.getMessage(), e);
            }
        }
    }
}
