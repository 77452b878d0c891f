package org.msed.mirror.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one user of a {@link Transport}: tells frames apart by their first byte, hands them to the
 * lane's handler, and says which link to take. Thread-safe.
 *
 * <p>The route is the link in use until it breaks, then the lowest one that is connected. It goes
 * back to a lower one once that has stayed connected for a while, so that a link that comes and
 * goes does not make the stream move each time. Nothing is watched by a clock: the route is found
 * anew when somebody sends.
 */
public final class StreamPort implements Transport.Receiver {

    /** The most bytes of one payload. */
    public static final int PAYLOAD_LIMIT = Transport.FRAME_LIMIT - 1;

    /** What {@link #route} says when no link is connected. */
    public static final int NO_LINK = -1;

    private static final Logger LOG = LoggerFactory.getLogger(StreamPort.class);

    /** Who a frame is for; the code is its first byte. */
    public enum Lane {
        /** The stream of changes and its answers: the outbox and the applier. */
        STREAM(1),
        /** Synchronisation: requests, responses and data; the payload is theirs. */
        SYNC(2),
        /** Facts about the datasets; the payload is the facade's. */
        FACTS(3),
        /** Verification and canary. */
        VERIFY(4);

        private static final Lane[] ALL = values();

        private final byte code;

        Lane(int code) {
            this.code = (byte) code;
        }

        private ByteBuffer prefix() {
            return ByteBuffer.wrap(new byte[] {code});
        }

        private static Lane of(byte code) {
            int index = code - 1;
            return index >= 0 && index < ALL.length ? ALL[index] : null;
        }
    }

    private final Transport transport;
    private final long settleNanos;
    private final LongSupplier clock;
    private final Map<Lane, Transport.Receiver> handlers = new EnumMap<>(Lane.class);
    private final AtomicLong unknown = new AtomicLong();

    private final boolean[] connected;
    private final long[] connectedAtNanos;
    private int route = NO_LINK;

    /**
     * A port that is not open yet.
     *
     * @param settleMillis how long a lower link must have been connected before the route goes back
     */
    public StreamPort(Transport transport, long settleMillis) {
        this(transport, settleMillis * 1_000_000, System::nanoTime);
    }

    StreamPort(Transport transport, long settleNanos, LongSupplier clock) {
        this.transport = transport;
        this.settleNanos = settleNanos;
        this.clock = clock;
        this.connected = new boolean[transport.links()];
        this.connectedAtNanos = new long[transport.links()];
    }

    /**
     * Who gets the lane's payloads, and hears of every link. Set before {@link #open}.
     *
     * @param handler its {@code received} gets the payload without the lane's byte; called on the
     *     thread that reads the link
     */
    public void handler(Lane lane, Transport.Receiver handler) {
        handlers.put(lane, handler);
    }

    /** Begins to receive. Once, after the handlers are set. */
    public void open() {
        transport.receiver(this);
    }

    /** How many links there are, connected or not. */
    public int links() {
        return connected.length;
    }

    /**
     * The link to take now, or {@link #NO_LINK}. What needs order takes one link and starts again
     * from what the peer confirmed when this changes.
     */
    public synchronized int route() {
        int lowest = lowestConnected();
        if (route == NO_LINK || !connected[route]) {
            route = lowest;
        } else if (lowest < route && clock.getAsLong() - connectedAtNanos[lowest] >= settleNanos) {
            route = lowest;
        }
        return route;
    }

    /**
     * Sends one payload on the route; blocks while the peer does not read.
     *
     * @param parts at most {@link #PAYLOAD_LIMIT} bytes together
     * @return the link it took
     * @throws IOException no link is connected, or it broke: the payload may have arrived or not
     */
    public int send(Lane lane, ByteBuffer... parts) throws IOException {
        int link = route();
        if (link == NO_LINK) {
            throw new IOException("no link to the peer is connected");
        }
        send(lane, link, parts);
        return link;
    }

    /**
     * Sends one payload on a link; blocks while the peer does not read.
     *
     * @param parts at most {@link #PAYLOAD_LIMIT} bytes together
     * @throws IOException the link is not connected, or broke: the payload may have arrived or not
     */
    public void send(Lane lane, int link, ByteBuffer... parts) throws IOException {
        ByteBuffer[] frame = new ByteBuffer[parts.length + 1];
        frame[0] = lane.prefix();
        System.arraycopy(parts, 0, frame, 1, parts.length);
        transport.send(link, frame);
    }

    /** How many frames arrived for no lane this version knows; they were ignored. */
    public long unknownFrames() {
        return unknown.get();
    }

    @Override
    public void connected(int link) {
        synchronized (this) {
            connected[link] = true;
            connectedAtNanos[link] = clock.getAsLong();
        }
        handlers.values().forEach(handler -> handler.connected(link));
    }

    @Override
    public void disconnected(int link, String cause) {
        synchronized (this) {
            connected[link] = false;
        }
        handlers.values().forEach(handler -> handler.disconnected(link, cause));
    }

    @Override
    public void received(int link, ByteBuffer frame) {
        Lane lane = frame.hasRemaining() ? Lane.of(frame.get()) : null;
        Transport.Receiver handler = lane == null ? null : handlers.get(lane);
        if (handler != null) {
            handler.received(link, frame);
        } else if (unknown.getAndIncrement() == 0) {
            LOG.warn(
                    "a frame on link {} is for no known lane; the peer may be newer; counted",
                    link);
        }
    }

    private int lowestConnected() {
        for (int link = 0; link < connected.length; link++) {
            if (connected[link]) {
                return link;
            }
        }
        return NO_LINK;
    }
}
