package org.msed.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.msed.core.state.Role;

/** Two nodes over links that lose, repeat, delay and reorder, with restarts in between. */
final class HandshakePropertyTest {

    private static final long BEAT_NANOS = 100_000_000L;
    private static final int BAD_BEATS = 60;
    private static final int GOOD_BEATS = 5;

    private record InFlight(boolean toPrimary, int link, byte[] datagram, int dueBeat) {}

    private final List<InFlight> network = new ArrayList<>();
    private final List<InFlight> recorded = new ArrayList<>();
    private SplittableRandom random;
    private SealedSession primary;
    private SealedSession secondary;
    private long incarnations;
    private int beat;

    @Property(tries = 300)
    void bothHearEachOtherSoonAfterTheNetworkHeals(@ForAll long seed) {
        begin(seed);
        while (beat < BAD_BEATS) {
            if (random.nextInt(20) == 0) {
                restartOne();
            }
            step(0.4);
        }
        network.clear();
        for (int i = 0; i < GOOD_BEATS; i++) {
            step(0);
        }
        assertEquals(
                primary.session().handshake().incarnation(),
                secondary.session().handshake().peerIncarnation());
        assertEquals(
                secondary.session().handshake().incarnation(),
                primary.session().handshake().peerIncarnation());
        assertTrue(saysAndIsHeard(), "heard in the session, without introductions");
    }

    @Property(tries = 300)
    void nothingIsEverHeardTwiceOnALinkOrFromADeadStart(@ForAll long seed) {
        begin(seed);
        recorded.clear();
        while (beat < BAD_BEATS) {
            if (random.nextInt(20) == 0) {
                restartOne();
            }
            step(0.2);
        }
        network.clear();
        for (int i = 0; i < GOOD_BEATS; i++) {
            step(0);
        }
        Handshake settled = primary.session().handshake();
        network.clear();
        for (InFlight old : List.copyOf(recorded)) {
            Verdict verdict = deliver(old);
            assertTrue(verdict.frame() == null, "a recording is not delivered");
        }
        assertEquals(settled, primary.session().handshake());
    }

    private void begin(long seed) {
        random = new SplittableRandom(seed);
        incarnations = 0;
        beat = 0;
        network.clear();
        primary = Ends.sealed(Role.PRIMARY, ++incarnations);
        secondary = Ends.sealed(Role.SECONDARY, ++incarnations);
    }

    private void restartOne() {
        if (random.nextBoolean()) {
            primary = Ends.sealed(Role.PRIMARY, ++incarnations);
        } else {
            secondary = Ends.sealed(Role.SECONDARY, ++incarnations);
        }
    }

    private void step(double loss) {
        beat++;
        for (int link = 0; link < Ends.LINKS; link++) {
            send(false, link, primary.seal(Ends.token(beat), link, now()), loss);
            send(true, link, secondary.seal(Ends.token(beat), link, now()), loss);
        }
        // Answers to what arrives now may arrive now as well, hence until nothing is due.
        for (InFlight due = nextDue(); due != null; due = nextDue()) {
            Verdict verdict = deliver(due);
            if (verdict.reply() != null) {
                byte[] reply = receiver(due).encodeReply(verdict);
                send(!due.toPrimary(), due.link(), reply, loss);
            }
        }
    }

    private InFlight nextDue() {
        for (int i = 0; i < network.size(); i++) {
            if (network.get(i).dueBeat() <= beat) {
                return network.remove(i);
            }
        }
        return null;
    }

    private void send(boolean toPrimary, int link, byte[] datagram, double loss) {
        recorded.add(new InFlight(toPrimary, link, datagram, 0));
        if (random.nextDouble() < loss) {
            return;
        }
        int delay = loss > 0 && random.nextInt(3) == 0 ? random.nextInt(8) : 0;
        network.add(new InFlight(toPrimary, link, datagram, beat + delay));
        if (loss > 0 && random.nextInt(10) == 0) {
            network.add(new InFlight(toPrimary, link, datagram, beat + random.nextInt(30)));
        }
    }

    private Verdict deliver(InFlight flight) {
        return receiver(flight)
                .open(flight.link(), flight.datagram(), flight.datagram().length, now());
    }

    private SealedSession receiver(InFlight flight) {
        return flight.toPrimary() ? primary : secondary;
    }

    private boolean saysAndIsHeard() {
        Envelope envelope = primary.session().seal(Ends.token(1), 0, now());
        return envelope.introduction() == null
                && secondary.session().accept(0, envelope, now()).frame() != null;
    }

    private long now() {
        return beat * BEAT_NANOS;
    }
}
