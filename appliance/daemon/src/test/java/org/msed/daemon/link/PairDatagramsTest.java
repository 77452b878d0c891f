package org.msed.daemon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.config.Ip4;
import org.msed.config.Ip4Prefix;
import org.msed.core.pair.Moment;
import org.msed.core.record.DataSummary;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;
import org.msed.core.wire.CertificateHash;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Identity;
import org.msed.core.wire.Message;
import org.msed.core.wire.Nonce;
import org.msed.core.wire.PairDigest;
import org.msed.core.wire.SealedSession;
import org.msed.core.wire.Session;
import org.msed.daemon.loop.Arrival;
import org.msed.daemon.loop.Inbox;

class PairDatagramsTest {

    private static final byte[] SECRET = new byte[32];
    private static final Frame FRAME = new Frame(Epoch.NONE, 1, new Message.Token(2));

    private static final Frame HELLO =
            new Frame(
                    Epoch.NONE,
                    1,
                    new Message.Hello(
                            false,
                            Mode.JOIN,
                            HoldCause.NONE,
                            true,
                            false,
                            false,
                            false,
                            false,
                            0,
                            DataSummary.NONE,
                            Message.Health.FINE));

    private final LinkPort port =
            new LinkPort(
                    "eth0",
                    new Ip4Prefix(Ip4.parse("127.0.0.1"), 32),
                    1,
                    (from, datagram, length, nanos) -> {});
    private final SealedSession own = session(Role.PRIMARY, 1);
    private final SealedSession peer = session(Role.SECONDARY, 2);
    private final PairDatagrams datagrams =
            new PairDatagrams(own, List.of(new PairLink(port, Ip4.parse("127.0.0.2"))));
    private final Switchboard board = new Switchboard();
    private final List<Arrival> delivered = new ArrayList<>();

    private static SealedSession session(Role role, long start) {
        Identity identity =
                new Identity(role.label(), "1.0", CertificateHash.NONE, 0x020000000001L);
        return new SealedSession(
                new Session(PairDigest.of("mse1"), role, start, new Nonce(start, 7), identity, 1),
                SECRET);
    }

    @BeforeEach
    void connect() {
        datagrams.deliverTo(
                new Inbox() {
                    @Override
                    public void post(Arrival arrival) {
                        delivered.add(arrival);
                    }

                    @Override
                    public boolean offer(Arrival arrival) {
                        return delivered.add(arrival);
                    }
                });
        board.add(datagrams);
    }

    @Test
    void junkChangesNothingButACounter() {
        Random random = new Random(1);
        byte[] junk = new byte[200];
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(junk);
            board.received(port, junk, junk.length, i);
        }
        assertEquals(10_000, datagrams.counts().malformed());
        assertEquals(List.of(), delivered);
    }

    @Test
    void aForgedFrameIsCountedAsForged() {
        byte[] datagram = session(Role.SECONDARY, 2).seal(FRAME, 0, 1);
        datagram[datagram.length - 1] ^= 1;
        board.received(port, datagram, datagram.length, 1);
        assertEquals(1, datagrams.counts().forged());
        assertEquals(List.of(), delivered);
    }

    @Test
    void aFrameOfAnotherPairIsNoFault() {
        byte[] datagram = session(Role.SECONDARY, 2).seal(FRAME, 0, 1);
        datagram[8] ^= 1;
        board.received(port, datagram, datagram.length, 1);
        assertEquals(0, datagrams.counts().refused());
    }

    @Test
    void anIntroductionThatProvesNothingIsNotDelivered() {
        byte[] datagram = session(Role.SECONDARY, 2).seal(FRAME, 0, 1);
        board.received(port, datagram, datagram.length, 1);
        assertEquals(List.of(), delivered);
        assertTrue(datagrams.peer().isEmpty());
    }

    @Test
    void whoIsHeardIsToldWithWhatItSaysOfItself() {
        List<Identity> told = new ArrayList<>();
        datagrams.tell((link, who) -> told.add(who));
        establish();
        assertEquals(List.of(datagrams.peer().orElseThrow()), told);
    }

    @Test
    void theHelloThatTheHandshakeSwallowedIsSaidAgain() {
        datagrams.send(HELLO);
        establish();
        long before = sent();
        assertNull(delivered.get(0).at(Moment.of(0)));
        assertEquals(before + 1, sent());
    }

    @Test
    void aHelloIsNotSaidAgainAfterSomethingElse() {
        datagrams.send(HELLO);
        establish();
        datagrams.send(FRAME);
        long before = sent();
        assertNull(delivered.get(0).at(Moment.of(0)));
        assertEquals(before, sent());
    }

    @Test
    void nothingButAHelloIsSaidAgain() {
        datagrams.send(FRAME);
        establish();
        long before = sent();
        assertNull(delivered.get(0).at(Moment.of(0)));
        assertEquals(before, sent());
    }

    /** The peer challenges what it heard, and the challenge proves it. */
    private void establish() {
        byte[] claim = own.seal(HELLO, 0, 1);
        byte[] challenge = peer.encodeReply(peer.open(0, claim, claim.length, 1));
        board.received(port, challenge, challenge.length, 1);
        assertTrue(datagrams.peer().isPresent());
    }

    private long sent() {
        return datagrams.links(1, Collections.singletonList(null)).get(0).sent();
    }
}
