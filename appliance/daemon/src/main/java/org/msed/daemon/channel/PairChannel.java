package org.msed.daemon.channel;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.msed.core.wire.CertificateHash;
import org.msed.core.wire.PairDigest;
import org.msed.daemon.snapshot.ChannelSnapshot;

/**
 * The channel of one pair on all its links. Connections come and go by themselves; frames are whole
 * and in order within one link, and lost only together with its connection. Thread-safe.
 *
 * <p>Nobody is connected before {@link #pin} has told the peer's certificate.
 */
public final class PairChannel implements AutoCloseable {

    private static final long CLOSE_MILLIS = 2_000;

    private final PairDigest digest;
    private final List<LinkChannel> links;
    private final List<Dialler> diallers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long[] heardNanos;
    private final long silenceNanos;
    private final Services services = new Services();
    private volatile CertificateHash pin = CertificateHash.NONE;
    private volatile boolean closed;

    /**
     * A channel that does nothing yet.
     *
     * @param pair the pair id
     * @param routes the links, in order of preference
     * @param silenceMillis a connection on which nothing arrives for so long has ended; 50 to
     *     60,000
     */
    public PairChannel(String pair, List<Route> routes, long silenceMillis) {
        this.digest = PairDigest.of(pair);
        this.silenceNanos = TimeUnit.MILLISECONDS.toNanos(silenceMillis);
        this.heardNanos = new long[routes.size()];
        Arrays.fill(heardNanos, System.nanoTime() - silenceNanos);
        this.links =
                IntStream.range(0, routes.size())
                        .mapToObj(
                                i ->
                                        new LinkChannel(
                                                pair,
                                                i,
                                                routes.get(i),
                                                silenceMillis,
                                                this::pinned,
                                                services))
                        .toList();
    }

    /**
     * Begins to dial on every link, for ever; the primary's part. The secondary gives its channels
     * to a {@link ChannelPort}.
     *
     * @param port the peer's TCP port
     * @param key this node's
     */
    public void dial(int port, NodeKey key) {
        for (LinkChannel link : links) {
            Dialler dialler = new Dialler(digest, link, port, key, () -> pin);
            Thread thread = new Thread(dialler, link.threadName());
            thread.setDaemon(true);
            diallers.add(dialler);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /**
     * Whose frames to take; before the first connection.
     *
     * @throws IllegalStateException the service has a handler
     */
    public void register(Service service, FrameHandler handler) {
        services.register(service, handler);
    }

    /** Whom to tell of connections; before the first. */
    public void listen(ChannelListener listener) {
        services.listen(listener);
    }

    /** Number of links, connected or not. */
    public int links() {
        return links.size();
    }

    /** Whether the link is connected now. */
    public boolean up(int link) {
        return links.get(link).up();
    }

    /**
     * Sends one frame from the calling thread; on return the kernel has its bytes. Blocks while the
     * peer does not read, and ends then when the connection does.
     *
     * @param parts the payload is their remaining bytes, one after the other, at most 1 MiB + 64
     *     KiB; those with an array are sent without a copy
     * @throws IOException the link is not connected, or the connection broke: the frame may have
     *     arrived or not
     * @throws IllegalArgumentException the frame is too long
     */
    public void send(int link, Service service, ByteBuffer... parts) throws IOException {
        links.get(link).send(service, parts);
    }

    /**
     * The peer's certificate as its authentic HELLO tells it. Another than before ends every
     * connection that was made with the old one.
     */
    public void pin(CertificateHash told) {
        if (!told.equals(pin)) {
            pin = told;
            links.forEach(LinkChannel::checkPin);
            diallers.forEach(Dialler::wake);
        }
    }

    private boolean pinned(CertificateHash hash) {
        return !closed && !hash.equals(CertificateHash.NONE) && hash.equals(pin);
    }

    /** The peer was heard on a link; after a silence there is reason to dial at once. */
    public void heard(int link) {
        long now = System.nanoTime();
        boolean again;
        synchronized (heardNanos) {
            again = now - heardNanos[link] > silenceNanos;
            heardNanos[link] = now;
        }
        if (again && !diallers.isEmpty() && !up(link)) {
            diallers.get(link).wake();
        }
    }

    /** The link that a newcomer's ends belong to, if its peer's certificate is known. */
    Optional<Reception> reception(Socket newcomer) {
        return links.stream()
                .filter(link -> link.route().local().equals(newcomer.getLocalAddress()))
                .filter(link -> link.route().peer().equals(newcomer.getInetAddress()))
                .findFirst()
                .flatMap(this::reception);
    }

    private Optional<Reception> reception(LinkChannel link) {
        if (closed || pin.equals(CertificateHash.NONE)) {
            return Optional.empty();
        }
        return Optional.of(new Reception(digest, link, this::pinned));
    }

    /** The links now, in order; never blocks. */
    public List<ChannelSnapshot> snapshot() {
        return links.stream().map(LinkChannel::snapshot).toList();
    }

    /** Frames of a version or service that nobody here takes. */
    public long ignored() {
        return services.ignored();
    }

    /** Ends every connection and dialling; waits a moment for the threads. */
    @Override
    public void close() throws IOException {
        closed = true;
        for (Dialler dialler : diallers) {
            dialler.close();
        }
        links.forEach(link -> link.close("this node stops"));
        try {
            for (Thread thread : threads) {
                thread.join(CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
