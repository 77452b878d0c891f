package org.msed.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.msed.core.state.Role;

/** What one node says, the other reads. */
final class RoundTripTest {

    private static final Handshake HERE = new Handshake(11, new Nonce(1, 2), 21, new Nonce(3, 4));
    private static final Handshake THERE = new Handshake(21, new Nonce(3, 4), 11, new Nonce(1, 2));

    private final FrameCodec sending = new FrameCodec(Ends.PAIR, Role.PRIMARY, Ends.SECRET);
    private final FrameCodec receiving = new FrameCodec(Ends.PAIR, Role.SECONDARY, Ends.SECRET);

    @Provide
    Arbitrary<Frame> frames() {
        return Messages.frames();
    }

    @Provide
    Arbitrary<Introduction> introductions() {
        Arbitrary<Nonce> nonces =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Nonce::new);
        Arbitrary<CertificateHash> hashes =
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofSize(CertificateHash.SIZE)
                        .map(CertificateHash::of);
        Arbitrary<Identity> identities =
                Combinators.combine(
                                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(63),
                                Arbitraries.strings().ascii().ofMaxLength(31),
                                hashes,
                                Arbitraries.longs().between(0, 0xffff_ffff_ffffL))
                        .as(Identity::new);
        return Combinators.combine(
                        nonces,
                        nonces,
                        Arbitraries.integers(),
                        Arbitraries.integers(),
                        Arbitraries.of(true, false),
                        identities)
                .as(Introduction::new);
    }

    @Property
    void everyFrameComesBackInSession(
            @ForAll("frames") Frame frame,
            @ForAll long sequence,
            @ForAll long sentNanos,
            @ForAll long echoNanos,
            @ForAll long delayNanos) {
        assertComesBack(
                new Envelope(
                        Ends.PAIR,
                        Role.PRIMARY,
                        11,
                        21,
                        sequence,
                        sentNanos,
                        echoNanos,
                        delayNanos,
                        null,
                        frame));
    }

    @Property
    void everyIntroducedFrameComesBack(
            @ForAll("introductions") Introduction introduction,
            @ForAll("frames") Frame frame,
            @ForAll long incarnation,
            @ForAll long peerIncarnation) {
        assertComesBack(introducing(introduction, frame, incarnation, peerIncarnation));
        assertComesBack(introducing(introduction, null, incarnation, peerIncarnation));
    }

    private static Envelope introducing(
            Introduction introduction, Frame frame, long incarnation, long peerIncarnation) {
        return new Envelope(
                Ends.PAIR,
                Role.PRIMARY,
                incarnation,
                peerIncarnation,
                1,
                2,
                3,
                4,
                introduction,
                frame);
    }

    private void assertComesBack(Envelope envelope) {
        byte[] datagram = sending.encode(envelope, HERE);
        assertTrue(datagram.length <= FrameCodec.LIMIT);
        assertEquals(
                new Decoded(envelope, null), receiving.decode(datagram, datagram.length, THERE));
    }
}
