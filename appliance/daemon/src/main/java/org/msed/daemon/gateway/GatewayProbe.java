package org.msed.daemon.gateway;

import java.io.IOException;
import java.net.Inet4Address;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.address.CardSocket;
import org.msed.daemon.loop.Inbox;
import org.msed.platform.icmp.EchoReply;
import org.msed.platform.icmp.EchoSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the gateway for an echo at the pace of the loop and tells the loop which of its questions
 * was answered. An unanswered question needs no event: the evidence ages (V1, V4).
 */
public final class GatewayProbe implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayProbe.class);
    private static final int SEQUENCES = 0x10000;

    /** Older questions are forgotten: their answers would count for a later question. */
    private static final int REMEMBERED = 1024;

    private static final long UNASKED = 0;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final CardSocket<EchoSocket> socket;
    private final Inet4Address gateway;
    private final int identifier;
    private final long intervalNanos;
    private final Inbox inbox;
    private final AtomicLongArray sentNanos = new AtomicLongArray(REMEMBERED);
    private volatile int sequence;
    private long nextNanos;

    private GatewayProbe(
            CardSocket<EchoSocket> socket,
            Inet4Address gateway,
            int identifier,
            long intervalNanos,
            Inbox inbox) {
        this.socket = socket;
        this.gateway = gateway;
        this.identifier = identifier;
        this.intervalNanos = intervalNanos;
        this.inbox = inbox;
        this.nextNanos = System.nanoTime();
    }

    /**
     * Opens the socket and begins to listen.
     *
     * @param interfaceName the public interface
     * @param gateway who is asked
     * @param identifier of this pair's questions, 0 to 65535, random
     * @param intervalNanos time between questions
     * @param inbox where answers go
     * @throws IOException no raw socket
     */
    public static GatewayProbe open(
            String interfaceName,
            Inet4Address gateway,
            int identifier,
            long intervalNanos,
            Inbox inbox)
            throws IOException {
        CardSocket<EchoSocket> socket =
                new CardSocket<>(() -> EchoSocket.open(interfaceName), EchoSocket::close);
        GatewayProbe probe = new GatewayProbe(socket, gateway, identifier, intervalNanos, inbox);
        Thread reader = new Thread(probe::listen, "gateway-" + identifier);
        reader.setDaemon(true);
        reader.start();
        return probe;
    }

    /** Asks when it is time to; on the loop, so that a hung loop asks nothing. Never blocks. */
    public void askIfDue(long nowNanos) {
        if (nowNanos - nextNanos < 0) {
            return;
        }
        nextNanos = nowNanos + intervalNanos;
        sequence = (sequence + 1) % SEQUENCES;
        sentNanos.set(sequence % REMEMBERED, System.nanoTime());
        try {
            socket.now().send(gateway, identifier, sequence);
        } catch (IOException e) {
            LOG.debug("gateway not asked: {}", e.toString());
        }
    }

    private void listen() {
        boolean open = true;
        while (open) {
            try {
                open = socket.read(from -> heard(from.receive()));
            } catch (IOException e) {
                LOG.debug("gateway not heard: {}", e.toString());
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void heard(EchoReply reply) {
        int behind = Math.floorMod(sequence - reply.sequence(), SEQUENCES);
        long sent = sentNanos.get(reply.sequence() % REMEMBERED);
        if (reply.identifier() == identifier
                && reply.from().equals(gateway)
                && behind < REMEMBERED
                && sent != UNASKED) {
            inbox.offer(at -> new PairEvent.GatewayAnswered(at, sent));
        }
    }

    /**
     * The public interface was made anew: asks and hears on that.
     *
     * @throws IOException it is gone again, or no raw socket
     */
    public void reopen() throws IOException {
        socket.reopen();
    }

    @Override
    public void close() {
        socket.close();
    }
}
