package org.msed.daemon.address;

import java.io.IOException;
import java.net.Inet4Address;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everybody on the public network who has the address (R13a, design D3). The filter lease
 * does not hold these frames back, so the lease is looked at before each.
 */
public final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /** When the later announcements of a burst go out: five within 2 s, one after 30 s. */
    private static final long[] BURST_MILLIS = {400, 900, 1_400, 1_900, 30_000};

    private final Inet4Address address;
    private final BooleanSupplier held;
    private final ArpSender sender;
    private final ScheduledExecutorService later;
    private final AtomicLong bursts = new AtomicLong();

    /**
     * @param held whether the address is here and its lease runs
     * @param sender sends one announcement, in whatever forms
     * @param later sends the later frames of a burst
     */
    public Announcer(
            Inet4Address address,
            BooleanSupplier held,
            ArpSender sender,
            ScheduledExecutorService later) {
        this.address = address;
        this.held = held;
        this.sender = sender;
        this.later = later;
    }

    /** Announces once, now; with {@code burst} several times more later. Never blocks. */
    public void announce(boolean burst) {
        send();
        if (burst) {
            long number = bursts.incrementAndGet();
            for (long millis : BURST_MILLIS) {
                later.schedule(() -> sendOf(number), millis, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void sendOf(long burst) {
        if (burst == bursts.get()) {
            send();
        }
    }

    private void send() {
        if (!held.getAsBoolean()) {
            return;
        }
        try {
            sender.send(address);
        } catch (IOException e) {
            LOG.info("announcement not sent: {}", e.toString());
        }
    }
}
