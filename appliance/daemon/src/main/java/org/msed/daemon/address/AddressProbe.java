package org.msed.daemon.address;

import java.io.IOException;
import java.net.Inet4Address;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Inbox;
import org.msed.platform.arp.MacAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whether anybody answers for the address before it is taken (R16, RFC 5227 section 2.1.1):
 * three probes spread over the time left. Begun and cancelled on the loop.
 */
public final class AddressProbe {

    private static final Logger LOG = LoggerFactory.getLogger(AddressProbe.class);
    private static final int PROBES = 3;

    private final Inet4Address address;
    private final ArpSender sender;
    private final ScheduledExecutorService later;
    private final Inbox inbox;
    private volatile Attempt running;

    /** One probing: three probes, of which silence means something when one of them went out. */
    private static final class Attempt {
        private volatile boolean sent;
        private volatile String failure = "";
    }

    /**
     * @param sender sends one probe
     * @param later sends the later probes
     * @param inbox where results go
     */
    public AddressProbe(
            Inet4Address address, ArpSender sender, ScheduledExecutorService later, Inbox inbox) {
        this.address = address;
        this.sender = sender;
        this.later = later;
        this.inbox = inbox;
    }

    /** Begins; the first probe goes out now. */
    public void begin(long untilNanos) {
        Attempt attempt = new Attempt();
        running = attempt;
        long whole = Math.max(0, untilNanos - System.nanoTime());
        send(attempt);
        for (int i = 1; i < PROBES; i++) {
            later.schedule(() -> send(attempt), whole * i / PROBES, TimeUnit.NANOSECONDS);
        }
        later.schedule(
                () -> inbox.post(ifRunning(attempt, at -> unanswered(attempt, at))),
                whole,
                TimeUnit.NANOSECONDS);
    }

    /** Nobody was asked when nothing was sent: then the address is not known to be free. */
    private static PairEvent unanswered(Attempt attempt, Moment at) {
        return attempt.sent
                ? new PairEvent.ProbeSilent(at)
                : new PairEvent.ProbeFailed(at, attempt.failure);
    }

    /** Makes it void; a result that waits already is dropped. */
    public void cancel() {
        running = null;
    }

    /** Whether an answer is awaited. */
    boolean awaited() {
        return running != null;
    }

    /** Somebody else said that the address is his. */
    void answered(MacAddress mac) {
        Attempt attempt = running;
        if (attempt != null) {
            String who = mac.toString();
            inbox.offer(ifRunning(attempt, at -> new PairEvent.ProbeAnswered(at, who)));
        }
    }

    /** The result counts once, and only for the probe that it belongs to. */
    private Arrival ifRunning(Attempt attempt, Arrival result) {
        return at -> {
            if (running != attempt) {
                return null;
            }
            running = null;
            return result.at(at);
        };
    }

    private void send(Attempt attempt) {
        if (running != attempt) {
            return;
        }
        try {
            sender.send(address);
            attempt.sent = true;
        } catch (IOException e) {
            attempt.failure = e.toString();
            LOG.info("probe of {} not sent: {}", address.getHostAddress(), e.toString());
        }
    }
}
