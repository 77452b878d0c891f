package org.msed.daemon.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.msed.core.wire.CertificateHash;
import org.msed.daemon.snapshot.ChannelSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channel of one pair on one link: at most one connection at a time. Thread-safe. */
final class LinkChannel {

    private static final Logger LOG = LoggerFactory.getLogger(LinkChannel.class);

    /** A newer connection waits so long for the last frame of the older one to be handled. */
    private static final long HANDOVER_MILLIS = 10_000;

    /** Signs of life within the silence that ends a connection. */
    private static final int SIGNS = 3;

    /** Causes of one outage that are worth a line each. */
    private static final int TOLD_LIMIT = 10;

    private final String pair;
    private final int link;
    private final Route route;
    private final long silenceMillis;
    private final Predicate<CertificateHash> pinned;
    private final Services services;
    private final Set<String> told = new HashSet<>();
    private Connection current;
    private volatile Connection open;
    private long sinceWallMillis = System.currentTimeMillis();
    private String cause = "the peer's certificate is not known yet";
    private long connects;
    private long refused;
    private long receivedBefore;
    private long sentBefore;

    LinkChannel(
            String pair,
            int link,
            Route route,
            long silenceMillis,
            Predicate<CertificateHash> pinned,
            Services services) {
        this.pair = pair;
        this.link = link;
        this.route = route;
        this.silenceMillis = silenceMillis;
        this.pinned = pinned;
        this.services = services;
    }

    Route route() {
        return route;
    }

    boolean up() {
        return open != null;
    }

    void send(Service service, ByteBuffer... parts) throws IOException {
        Connection connection = open;
        if (connection == null) {
            throw new IOException(
                    "pair " + pair + ": no connection on " + route.interfaceName() + ": " + why());
        }
        connection.send(service.code(), parts);
    }

    private synchronized String why() {
        return cause;
    }

    /**
     * Serves an authentic connection until it ends; an older one ends first.
     *
     * @return why it ended
     */
    String serve(Connection connection) throws InterruptedException {
        if (!take(connection)) {
            return connection.cause();
        }
        try {
            connection.limitSilence(silenceMillis);
            open = connection;
            announce(connection);
            services.up(link);
            read(connection);
        } catch (IOException e) {
            connection.abort(Connection.text(e));
        } finally {
            open = null;
            leave(connection);
        }
        return connection.cause();
    }

    private synchronized boolean take(Connection connection) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HANDOVER_MILLIS);
        while (current != null) {
            current.abort("the peer made a newer connection");
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                connection.abort("the last frame of the older connection is still being handled");
                return false;
            }
            wait(left);
        }
        if (!pinned.test(connection.peer())) {
            connection.abort("the peer's certificate was replaced");
            return false;
        }
        current = connection;
        return true;
    }

    private void announce(Connection connection) {
        synchronized (this) {
            connects++;
            told.clear();
            sinceWallMillis = System.currentTimeMillis();
            cause = "";
        }
        LOG.info(
                "pair {}: channel on {} is up, {}",
                pair,
                route.interfaceName(),
                connection.protection());
        Thread alive = new Thread(() -> sayAlive(connection), threadName() + "-alive");
        alive.setDaemon(true);
        alive.start();
    }

    private void sayAlive(Connection connection) {
        try {
            while (!connection.awaitEnd(silenceMillis / SIGNS)) {
                connection.sayAlive();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts " + threadName(), e);
        }
    }

    private void read(Connection connection) {
        try {
            while (true) {
                FrameHeader header = connection.next();
                if (!header.known() || header.service() != Service.CHANNEL) {
                    services.received(link, header, connection.payload());
                }
            }
        } catch (IOException e) {
            connection.abort(Connection.text(e));
        } catch (RuntimeException e) {
            LOG.error("pair {}: a frame on {} was not handled", pair, route.interfaceName(), e);
            connection.abort("a frame was not handled: " + e);
        }
    }

    private void leave(Connection connection) {
        synchronized (this) {
            sinceWallMillis = System.currentTimeMillis();
            cause = connection.cause();
        }
        LOG.warn(
                "pair {}: channel on {} is down: {}",
                pair,
                route.interfaceName(),
                connection.cause());
        services.down(link, connection.cause());
        synchronized (this) {
            receivedBefore += connection.received();
            sentBefore += connection.sent();
            current = null;
            notifyAll();
        }
    }

    /** A connection could not be made; one line for each cause of one outage. */
    synchronized void failed(String why) {
        if (current != null) {
            return;
        }
        cause = why;
        if (told.size() < TOLD_LIMIT && told.add(why)) {
            LOG.info(
                    "pair {}: no channel on {} yet, tried again: {}",
                    pair,
                    route.interfaceName(),
                    why);
        }
    }

    /** A connection was refused; one line, and again each time that they have doubled. */
    synchronized void refuse(String why) {
        refused++;
        if (Long.bitCount(refused) == 1) {
            LOG.warn(
                    "pair {}: connection on {} refused, {} so far: {}",
                    pair,
                    route.interfaceName(),
                    refused,
                    why);
        }
    }

    /** Ends the connection if the peer's certificate is another by now. */
    synchronized void checkPin() {
        if (current != null && !pinned.test(current.peer())) {
            current.abort("the peer's certificate was replaced");
        }
    }

    /** Ends the connection, if there is one. */
    synchronized void close(String why) {
        if (current != null) {
            current.close(why);
        }
    }

    String threadName() {
        return "channel-" + pair + "-" + route.interfaceName();
    }

    synchronized ChannelSnapshot snapshot() {
        long received = current == null ? 0 : current.received();
        long sent = current == null ? 0 : current.sent();
        return new ChannelSnapshot(
                up(),
                sinceWallMillis,
                cause,
                receivedBefore + received,
                sentBefore + sent,
                connects,
                refused);
    }
}
