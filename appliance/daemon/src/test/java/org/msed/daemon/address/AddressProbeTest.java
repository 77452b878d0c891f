package org.msed.daemon.address;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.msed.config.Ip4;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Inbox;

class AddressProbeTest {

    private static final long SPREAD_NANOS = 3_000_000L;

    private final LinkedBlockingQueue<Arrival> results = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void end() {
        later.shutdownNow();
    }

    @Test
    void silenceAfterAProbeIsSilence() throws InterruptedException {
        assertInstanceOf(PairEvent.ProbeSilent.class, result(0));
    }

    @Test
    void oneProbeThatWentOutIsEnough() throws InterruptedException {
        assertInstanceOf(PairEvent.ProbeSilent.class, result(2));
    }

    @Test
    void aProbeThatCouldNotBeSentIsNoSilence() throws InterruptedException {
        PairEvent event = result(3);
        String cause = assertInstanceOf(PairEvent.ProbeFailed.class, event).cause();
        assertTrue(cause.contains("ENETDOWN"), cause);
    }

    private PairEvent result(int failures) throws InterruptedException {
        AddressProbe probe =
                new AddressProbe(
                        Ip4.parse("192.0.2.1"),
                        address -> {
                            if (tries.getAndIncrement() < failures) {
                                throw new IOException("ENETDOWN");
                            }
                        },
                        later,
                        inbox());
        probe.begin(System.nanoTime() + SPREAD_NANOS);
        Arrival arrival = results.poll(10, TimeUnit.SECONDS);
        assertNotNull(arrival, "no result");
        return arrival.at(Moment.of(0));
    }

    private Inbox inbox() {
        return new Inbox() {
            @Override
            public void post(Arrival arrival) {
                results.add(arrival);
            }

            @Override
            public boolean offer(Arrival arrival) {
                return results.add(arrival);
            }
        };
    }
}
