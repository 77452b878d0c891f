package org.msed.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.core.record.DataSummary;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;

/** What becomes of bytes that are not a fresh frame of the peer. */
final class FrameCodecTest {

    private static final Frame HELLO =
            new Frame(
                    new Epoch(7, Role.SECONDARY),
                    3,
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

    private final Session primary = Ends.start(Role.PRIMARY, 11);
    private final Session secondary = Ends.start(Role.SECONDARY, 21);
    private final FrameCodec sending = new FrameCodec(Ends.PAIR, Role.PRIMARY, Ends.SECRET);
    private final FrameCodec receiving = new FrameCodec(Ends.PAIR, Role.SECONDARY, Ends.SECRET);
    private byte[] inSession;
    private byte[] introduced;

    @BeforeEach
    void meet() {
        Ends.meet(primary, secondary, 1_000);
        inSession = sending.encode(primary.seal(Ends.token(5), 0, 2_000), primary.handshake());
        introduced = sending.encode(primary.seal(HELLO, 0, 2_000), primary.handshake());
    }

    private Refusal refusal(byte[] datagram) {
        return receiving.decode(datagram, datagram.length, secondary.handshake()).refusal();
    }

    @Test
    void bothKindsAreRead() {
        assertNull(refusal(inSession));
        assertNull(refusal(introduced));
    }

    @Test
    void everyTruncationIsRefused() {
        for (byte[] whole : new byte[][] {inSession, introduced}) {
            for (int length = 0; length < whole.length; length++) {
                assertNotEquals(null, refusal(Arrays.copyOf(whole, length)), "length " + length);
            }
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        for (byte[] whole : new byte[][] {inSession, introduced}) {
            for (int bit = 0; bit < 8 * whole.length; bit++) {
                byte[] flipped = whole.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertNotEquals(null, refusal(flipped), "bit " + bit);
            }
        }
    }

    @Test
    void trailingBytesAreRefused() {
        assertEquals(Refusal.BAD_MAC, refusal(Arrays.copyOf(inSession, inSession.length + 1)));
    }

    @Test
    void trailingBytesUnderTheRightMacAreRefused() {
        byte[] body = Arrays.copyOf(introduced, introduced.length - 16 + 1);
        assertEquals(Refusal.MALFORMED, refusal(signed(body)));
    }

    @Test
    void aCutBodyUnderTheRightMacIsRefused() {
        for (int length = 72; length < introduced.length - 16; length++) {
            Refusal refusal = refusal(signed(Arrays.copyOf(introduced, length)));
            assertEquals(Refusal.MALFORMED, refusal, "length " + length);
        }
    }

    @Test
    void fieldsOutOfRangeUnderTheRightMacAreRefusedNotThrown() {
        byte[] body = Arrays.copyOf(introduced, introduced.length - 16);
        for (int i = 72; i < body.length; i++) {
            byte[] wrong = body.clone();
            wrong[i] = (byte) 0xff;
            Refusal refusal = refusal(signed(wrong));
            assertTrue(refusal == null || refusal == Refusal.MALFORMED, "byte " + i);
        }
    }

    @Test
    void otherMagicIsNotOurs() {
        inSession[0] ^= 1;
        assertEquals(Refusal.NOT_OURS, refusal(inSession));
    }

    @Test
    void unknownVersionIsRefused() {
        inSession[4] = 2;
        assertEquals(Refusal.BAD_VERSION, refusal(inSession));
    }

    @Test
    void unknownTypeIsRefused() {
        inSession[5] = 8;
        assertEquals(Refusal.MALFORMED, refusal(inSession));
        inSession[5] = -1;
        assertEquals(Refusal.MALFORMED, refusal(inSession));
    }

    @Test
    void aFrameWithoutContentIsRefused() {
        inSession[5] = 0;
        assertEquals(Refusal.MALFORMED, refusal(inSession));
    }

    @Test
    void overlongDatagramIsRefused() {
        byte[] overlong = Arrays.copyOf(inSession, FrameCodec.LIMIT + 1);
        assertEquals(Refusal.MALFORMED, refusal(overlong));
    }

    @Test
    void reflectedFrameIsRefused() {
        Decoded reflected = sending.decode(introduced, introduced.length, primary.handshake());
        assertEquals(Refusal.OWN_FRAME, reflected.refusal());
    }

    @Test
    void anotherPairIsRefused() {
        FrameCodec other = new FrameCodec(PairDigest.of("mse3"), Role.SECONDARY, Ends.SECRET);
        assertEquals(
                Refusal.WRONG_PAIR, other.decode(introduced, introduced.length, null).refusal());
    }

    @Test
    void anotherSecretIsRefused() {
        byte[] secret = Ends.SECRET.clone();
        secret[31] ^= 1;
        FrameCodec other = new FrameCodec(Ends.PAIR, Role.SECONDARY, secret);
        assertEquals(Refusal.BAD_MAC, other.decode(introduced, introduced.length, null).refusal());
        assertEquals(
                Refusal.BAD_MAC,
                other.decode(inSession, inSession.length, secondary.handshake()).refusal());
    }

    @Test
    void withoutSessionOnlyIntroductionsAreRead() {
        assertEquals(
                Refusal.NO_SESSION, receiving.decode(inSession, inSession.length, null).refusal());
        assertNull(receiving.decode(introduced, introduced.length, null).refusal());
    }

    @Test
    void aFrameForAnotherStartIsRefused() {
        Handshake later = new Handshake(22, new Nonce(1, 1), 11, primary.handshake().nonce());
        assertEquals(
                Refusal.WRONG_INCARNATION,
                receiving.decode(inSession, inSession.length, later).refusal());
    }

    @Test
    void nonceIsPartOfTheSessionKey() {
        Handshake own = secondary.handshake();
        Handshake other =
                new Handshake(
                        own.incarnation(), new Nonce(1, 1), own.peerIncarnation(), own.peerNonce());
        assertEquals(
                Refusal.BAD_MAC, receiving.decode(inSession, inSession.length, other).refusal());
    }

    @Test
    void pairIsSeenWithoutASecret() {
        assertEquals(Ends.PAIR, FrameCodec.pairOf(inSession, inSession.length));
        assertNull(FrameCodec.pairOf(inSession, 8));
        assertNull(FrameCodec.pairOf(new byte[200], 200));
    }

    @Test
    void layoutIsStable() {
        ByteBuffer bytes = ByteBuffer.wrap(inSession);
        assertEquals(72 + 17 + 8 + 16, inSession.length);
        assertEquals(0x4d534548, bytes.getInt(0));
        assertEquals(0x01_04_00_01, bytes.getInt(4));
        assertEquals(11, bytes.getLong(24));
        assertEquals(21, bytes.getLong(32));
        assertEquals(2_000, bytes.getLong(48));
        assertEquals(5, bytes.getLong(89));
    }

    @Test
    void aShortSecretIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FrameCodec(Ends.PAIR, Role.PRIMARY, new byte[15]));
    }

    @Test
    void aMillionJunkPacketsChangeNothingButCounters() {
        SplittableRandom random = new SplittableRandom(1);
        SealedSession session = new SealedSession(secondary, Ends.SECRET);
        Handshake before = secondary.handshake();
        byte[] junk = inSession.clone();
        long packets = 1_000_000;
        for (int i = 0; i < packets; i++) {
            byte[] packet = i % 2 == 0 ? inSession.clone() : junk;
            packet[random.nextInt(packet.length)] ^= (byte) (1 + random.nextInt(255));
            session.open(0, packet, packet.length, i);
        }
        long counted = 0;
        for (Refusal refusal : Refusal.values()) {
            counted += secondary.refused(refusal);
        }
        assertEquals(before, secondary.handshake());
        // A junk packet whose changes undid each other is the frame itself: accepted at most once.
        assertTrue(counted >= packets - 1, "counted " + counted);
    }

    private static byte[] signed(byte[] body) {
        byte[] key = hmac(Ends.SECRET, "msed hello v1".getBytes());
        byte[] datagram = Arrays.copyOf(body, body.length + 16);
        System.arraycopy(hmac(key, body), 0, datagram, body.length, 16);
        return datagram;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
