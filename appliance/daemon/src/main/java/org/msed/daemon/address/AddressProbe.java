package org.msed.daemon.address;

import java.io.IOException;
import java.net.Inet4Address;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Inbox;
import org.msed.platform.arp.ArpSocket;
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
    private final ArpSocket arp;
    private final ScheduledExecutorService later;
    private final Inbox inbox;
    private volatile long running;
    private long count;

    /**
     * @param later sends the later probes
     * @param inbox where results go
     */
    public AddressProbe(
            Inet4Address address, ArpSocket arp, ScheduledExecutorService later, Inbox inbox) {
        this.address = address;
        this.arp = arp;
        this.later = later;
        this.inbox = inbox;
    }

    /** Begins; the first probe goes out now. */
    public void begin(long untilNanos) {
        long number = ++count;
        running = number;
        long whole = Math.max(0, untilNanos - System.nanoTime());
        send(number);
        for (int i = 1; i < PROBES; i++) {
            later.schedule(() -> send(number), whole * i / PROBES, TimeUnit.NANOSECONDS);
        }
        later.schedule(
                () -> inbox.post(ifRunning(number, PairEvent.ProbeSilent::new)),
                whole,
                TimeUnit.NANOSECONDS);
    }

    /** Makes it void; a result that waits already is dropped. */
    public void cancel() {
        running = 0;
    }

    /** Whether an answer is awaited. */
    boolean awaited() {
        return running != 0;
    }

    /** Somebody else said that the address is his. */
    void answered(MacAddress mac) {
        long number = running;
        if (number != 0) {
            String who = mac.toString();
            inbox.offer(ifRunning(number, at -> new PairEvent.ProbeAnswered(at, who)));
        }
    }

    /** The result counts once, and only for the probe that it belongs to. */
    private Arrival ifRunning(long number, Arrival result) {
        return at -> {
            if (running != number) {
                return null;
            }
            running = 0;
            return result.at(at);
        };
    }

    private void send(long number) {
        if (running != number) {
            return;
        }
        try {
            arp.probe(address);
        } catch (IOException e) {
            LOG.info("probe of {} not sent: {}", address.getHostAddress(), e.toString());
        }
    }
}
