package org.msed.daemon.channel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.msed.core.wire.CertificateHash;
import org.msed.core.wire.PairDigest;

/**
 * Makes one link's connection, serves it, and makes the next, for ever; the primary's part. One
 * thread a link, since a dead link keeps its dialler waiting.
 */
final class Dialler implements Runnable {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int HANDSHAKE_MILLIS = 2_000;
    private static final long BACKOFF_MIN_MILLIS = 50;
    private static final long BACKOFF_MAX_MILLIS = 2_000;

    private final PairDigest pair;
    private final LinkChannel link;
    private final int port;
    private final NodeKey key;
    private final Supplier<CertificateHash> pin;
    private ChannelSocket dialling;
    private boolean woken;
    private boolean closed;

    Dialler(
            PairDigest pair,
            LinkChannel link,
            int port,
            NodeKey key,
            Supplier<CertificateHash> pin) {
        this.pair = pair;
        this.link = link;
        this.port = port;
        this.key = key;
        this.pin = pin;
    }

    @Override
    public void run() {
        long backoff = BACKOFF_MIN_MILLIS;
        try {
            while (pause(backoff)) {
                if (pin.get().equals(CertificateHash.NONE)) {
                    backoff = BACKOFF_MAX_MILLIS;
                } else if (dial() > BACKOFF_MAX_MILLIS) {
                    backoff = BACKOFF_MIN_MILLIS;
                } else {
                    backoff = Math.min(2 * backoff, BACKOFF_MAX_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts " + link.threadName(), e);
        }
    }

    /** Waits unless woken; whether to go on. */
    private synchronized boolean pause(long millis) throws InterruptedException {
        if (!woken && !closed) {
            wait(millis);
        }
        woken = false;
        return !closed;
    }

    /** There is reason to believe that dialling works now. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        if (dialling != null) {
            dialling.close();
        }
    }

    /** Dials once; for how many milliseconds there was a connection. */
    private long dial() throws InterruptedException {
        CertificateHash expected = pin.get();
        PinnedTrust trust = new PinnedTrust(expected::equals);
        try (ChannelSocket socket = new ChannelSocket()) {
            if (!begin(socket)) {
                return 0;
            }
            Connection connection = connect(socket, trust);
            end();
            long begin = System.nanoTime();
            link.serve(connection);
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        } catch (IOException | RuntimeException e) {
            end();
            fail(trust, e);
            return 0;
        }
    }

    private synchronized boolean begin(ChannelSocket socket) {
        dialling = closed ? null : socket;
        return !closed;
    }

    private synchronized void end() {
        dialling = null;
    }

    private Connection connect(ChannelSocket socket, PinnedTrust trust) throws IOException {
        Route route = link.route();
        socket.bind(new InetSocketAddress(route.local(), 0));
        socket.connect(new InetSocketAddress(route.peer(), port), CONNECT_MILLIS);
        socket.setSoTimeout(HANDSHAKE_MILLIS);
        Connection connection = Connection.secure(socket, key.context(trust), true);
        connection.send(Service.CHANNEL, ControlFrame.open(pair));
        connection.next();
        ControlFrame.readOpened(connection.payload());
        return connection;
    }

    private void fail(PinnedTrust trust, Exception e) {
        if (trust.refused()) {
            link.refuse("its certificate is not the pinned one");
        }
        link.failed(Connection.text(e));
    }
}
