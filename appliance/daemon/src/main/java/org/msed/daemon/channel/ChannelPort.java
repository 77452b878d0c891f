package org.msed.daemon.channel;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the secondary takes the connections of all its pairs: one TCP port on one address. What
 * does not come from a peer's address, or while no certificate of that peer is known, is closed
 * unread. Thread-safe.
 */
public final class ChannelPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelPort.class);
    private static final int BACKLOG = 128;
    private static final int EXPIRY_MILLIS = 200;
    private static final long RETRY_MILLIS = 1_000;

    private final String interfaceName;
    private final InetSocketAddress address;
    private final NodeKey key;
    private final List<PairChannel> pairs = new CopyOnWriteArrayList<>();
    private final Newcomers newcomers = new Newcomers();
    private ServerSocket listening;
    private String failure = "";
    private boolean closed;

    /**
     * A port that does not listen yet.
     *
     * @param interfaceName for texts and names of threads
     * @param local the only address that it listens on
     * @param port TCP port
     * @param key this node's
     */
    public ChannelPort(String interfaceName, Inet4Address local, int port, NodeKey key) {
        this.interfaceName = interfaceName;
        this.address = new InetSocketAddress(local, port);
        this.key = key;
    }

    /** Adds a pair whose connections come here. */
    public void add(PairChannel pair) {
        pairs.add(pair);
    }

    /** Begins to listen, and again whenever that fails: the address may come later. */
    public void start() {
        Thread thread = new Thread(this::listen, "channel-port-" + interfaceName);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            do {
                accept();
            } while (pause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the port", e);
        }
    }

    private synchronized boolean pause() throws InterruptedException {
        if (!closed) {
            wait(RETRY_MILLIS);
        }
        return !closed;
    }

    private void accept() {
        try (ChannelServerSocket server = new ChannelServerSocket()) {
            server.bind(address, BACKLOG);
            if (!listens(server)) {
                return;
            }
            while (true) {
                accept(server);
            }
        } catch (IOException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    private synchronized boolean listens(ServerSocket server) {
        listening = server;
        failure = "";
        LOG.info("channel listens on {} ({})", address, interfaceName);
        return !closed;
    }

    private synchronized void failed(String text) {
        if (!closed && !text.equals(failure)) {
            failure = text;
            LOG.warn("channel cannot listen on {}, tried again: {}", address, text);
        }
    }

    private void accept(ChannelServerSocket server) throws IOException {
        server.setSoTimeout(newcomers.isEmpty() ? 0 : EXPIRY_MILLIS);
        try {
            welcome(server.accept());
        } catch (SocketTimeoutException e) {
            LOG.trace("{}: nobody", interfaceName);
        }
        newcomers.expire();
    }

    private void welcome(ChannelSocket socket) {
        List<Reception> candidates = candidates(socket);
        if (candidates.isEmpty()) {
            Newcomers.drop(socket);
            return;
        }
        newcomers.add(socket);
        Thread thread =
                new Thread(
                        () -> Reception.receive(socket, key, candidates, newcomers),
                        "channel-newcomer-" + interfaceName);
        thread.setDaemon(true);
        thread.start();
    }

    private List<Reception> candidates(Socket socket) {
        return pairs.stream().flatMap(pair -> pair.reception(socket).stream()).toList();
    }

    /** Ends listening, and every connection that has not proved itself. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        newcomers.close();
        if (listening != null) {
            listening.close();
        }
    }
}
