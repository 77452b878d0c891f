package org.msed.daemon.rehearsal;

import java.io.IOException;
import java.net.Inet4Address;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.msed.config.Ip4;
import org.msed.daemon.address.AddressProbe;
import org.msed.daemon.address.Announcer;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.pair.MachineClock;

/**
 * Goes through what a takeover does with the address: the probe before it, the kernel's calls, and
 * the announcement. The address is one that nobody has, and nothing leaves the node.
 */
public final class AddressRehearsal {

    /** Enough for every class to be there and the compiler to have taken up what is called most. */
    private static final int ROUNDS = 200;

    private static final int PROBES = 20;
    private static final long RESULT_SECONDS = 1;

    /** TEST-NET-1, RFC 5737: routed nowhere, used by nobody. */
    private static final String NOBODY = "192.0.2.1";

    private AddressRehearsal() {}

    /**
     * Rehearses; takes about a tenth of a second.
     *
     * @param later sends what is due later
     * @param filter whether the address is held under the filter lease
     * @throws IOException a socket is not to be had, or the loopback interface is down
     */
    public static void play(ScheduledExecutorService later, boolean filter) throws IOException {
        Inet4Address nobody = Ip4.parse(NOBODY);
        probe(nobody, later);
        Announcer announcer = new Announcer(nobody, () -> true, address -> {}, later);
        // The second burst makes the later frames of the first void, and both are silent.
        announcer.announce(true);
        announcer.announce(true);
        org.msed.platform.rehearsal.Rehearsal.run(ROUNDS, filter);
    }

    private static void probe(Inet4Address nobody, ScheduledExecutorService later)
            throws IOException {
        Results results = new Results();
        AddressProbe probe = new AddressProbe(nobody, address -> {}, later, results);
        for (int i = 0; i < PROBES; i++) {
            probe.begin(System.nanoTime());
            results.next().at(MachineClock.now());
        }
    }

    /** Where the results of a probe go that no loop waits for. */
    private static final class Results implements Inbox {

        private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

        @Override
        public void post(Arrival arrival) {
            arrivals.add(arrival);
        }

        @Override
        public boolean offer(Arrival arrival) {
            return arrivals.add(arrival);
        }

        Arrival next() throws IOException {
            try {
                Arrival next = arrivals.poll(RESULT_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new IOException("no probe ended within " + RESULT_SECONDS + " s");
                }
                return next;
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the start", e);
            }
        }
    }
}
