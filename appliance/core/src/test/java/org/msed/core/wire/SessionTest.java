package org.msed.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.core.record.DataSummary;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;

final class SessionTest {

    private static final long SECOND = 1_000_000_000L;

    private final Session primary = Ends.start(Role.PRIMARY, 11);
    private final Session secondary = Ends.start(Role.SECONDARY, 21);

    @Test
    void firstFrameIsAnsweredButNotDelivered() {
        Verdict verdict = secondary.accept(0, primary.seal(Ends.token(1), 0, SECOND), SECOND);
        assertNull(verdict.frame());
        assertEquals(Refusal.UNPROVEN, verdict.refusal());
        assertNotNull(verdict.reply());
        assertNull(secondary.handshake());
    }

    @Test
    void oneExchangeFromColdGivesBothASession() {
        assertEquals(List.of(), Ends.say(primary, secondary, Ends.token(1), SECOND));
        assertEquals(21, primary.handshake().peerIncarnation());
        assertEquals(11, secondary.handshake().peerIncarnation());
        assertEquals("Secondary", primary.peer().nodeName());
        assertEquals(
                List.of(Ends.token(2)), Ends.say(primary, secondary, Ends.token(2), 2 * SECOND));
    }

    @Test
    void introductionsEndOnceBothKnowTheSession() {
        Ends.meet(primary, secondary, SECOND);
        assertNull(primary.seal(Ends.token(1), 0, SECOND).introduction());
        assertNull(secondary.seal(Ends.token(1), 0, SECOND).introduction());
    }

    @Test
    void aFrameIsDeliveredOncePerLinkOnly() {
        Ends.meet(primary, secondary, SECOND);
        Envelope envelope = primary.seal(Ends.token(1), 0, SECOND);
        assertTrue(secondary.accept(0, envelope, SECOND).accepted());
        assertEquals(Refusal.REPLAYED, secondary.accept(0, envelope, SECOND).refusal());
        assertEquals(1, secondary.refused(Refusal.REPLAYED));
    }

    @Test
    void anOvertakenFrameIsRefused() {
        Ends.meet(primary, secondary, SECOND);
        Envelope first = primary.seal(Ends.token(1), 0, SECOND);
        Envelope second = primary.seal(Ends.token(2), 0, SECOND);
        assertTrue(secondary.accept(0, second, SECOND).accepted());
        assertEquals(Refusal.REPLAYED, secondary.accept(0, first, SECOND).refusal());
    }

    @Test
    void linksAreCountedApart() {
        Ends.meet(primary, secondary, SECOND);
        Envelope slow = primary.seal(Ends.token(1), 0, SECOND);
        Envelope fast = primary.seal(Ends.token(1), 1, SECOND);
        assertTrue(secondary.accept(1, fast, SECOND).accepted());
        assertTrue(secondary.accept(0, slow, SECOND).accepted());
    }

    /**
     * Decision 9: on another link a recording is one duplicate, and none once that link goes on.
     */
    @Test
    void aFrameRecordedOnOneLinkCountsOnAnotherOnceAtMost() {
        Ends.meet(primary, secondary, SECOND);
        Envelope recorded = primary.seal(Ends.token(1), 1, SECOND);
        assertTrue(secondary.accept(1, recorded, SECOND).accepted());
        assertTrue(secondary.accept(0, recorded, SECOND).accepted());
        assertEquals(Refusal.REPLAYED, secondary.accept(0, recorded, SECOND).refusal());
        Envelope older = primary.seal(Ends.token(2), 1, SECOND);
        assertTrue(secondary.accept(1, older, SECOND).accepted());
        assertTrue(secondary.accept(0, primary.seal(Ends.token(2), 0, SECOND), SECOND).accepted());
        assertEquals(Refusal.REPLAYED, secondary.accept(0, older, SECOND).refusal());
    }

    @Test
    void aRecordingIsRefusedOnALinkThatWasSilentForLong() {
        Ends.meet(primary, secondary, SECOND);
        Envelope recorded = primary.seal(Ends.token(1), 0, SECOND);
        assertTrue(secondary.accept(0, recorded, SECOND).accepted());
        for (int i = 0; i < Session.SEQUENCE_WINDOW; i++) {
            secondary.accept(0, primary.seal(Ends.token(1), 0, SECOND), SECOND);
        }
        assertEquals(Refusal.REPLAYED, secondary.accept(1, recorded, SECOND).refusal());
    }

    @Test
    void ownFrameIsRefused() {
        Envelope envelope = primary.seal(Ends.token(1), 0, SECOND);
        assertEquals(Refusal.OWN_FRAME, primary.accept(0, envelope, SECOND).refusal());
    }

    @Test
    void anotherPairIsRefused() {
        Session stranger =
                new Session(
                        PairDigest.of("mse3"),
                        Role.PRIMARY,
                        11,
                        new Nonce(1, 2),
                        Ends.identity("mse3"),
                        1);
        Envelope envelope = stranger.seal(Ends.token(1), 0, SECOND);
        assertEquals(Refusal.WRONG_PAIR, secondary.accept(0, envelope, SECOND).refusal());
    }

    @Test
    void withoutSessionOnlyIntroductionsCount() {
        Ends.meet(primary, secondary, SECOND);
        Envelope inSession = primary.seal(Ends.token(1), 0, SECOND);
        Session restarted = Ends.start(Role.SECONDARY, 22);
        assertEquals(Refusal.NO_SESSION, restarted.accept(0, inSession, SECOND).refusal());
    }

    @Test
    void aRestartedPeerIsBelievedAfterOneExchange() {
        Ends.meet(primary, secondary, SECOND);
        Session restarted = Ends.start(Role.SECONDARY, 22);
        Ends.say(restarted, primary, Ends.token(1), 2 * SECOND);
        assertEquals(22, primary.handshake().peerIncarnation());
        assertEquals(
                List.of(Ends.token(2)), Ends.say(restarted, primary, Ends.token(2), 3 * SECOND));
    }

    @Test
    void aRetiredStartIsRefusedForEver() {
        Ends.meet(primary, secondary, SECOND);
        Envelope late = secondary.seal(Ends.token(9), 0, SECOND);
        Ends.meet(Ends.start(Role.SECONDARY, 22), primary, 2 * SECOND);
        assertEquals(Refusal.WRONG_INCARNATION, primary.accept(0, late, 3 * SECOND).refusal());
        assertEquals(22, primary.handshake().peerIncarnation());
    }

    @Test
    void anIntroductionOfARetiredStartDrawsNoAnswer() {
        Ends.meet(primary, secondary, SECOND);
        Envelope recorded = secondary.seal(hello(), 0, SECOND);
        Ends.meet(Ends.start(Role.SECONDARY, 22), primary, 2 * SECOND);
        Verdict verdict = primary.accept(0, recorded, 3 * SECOND);
        assertEquals(Refusal.WRONG_INCARNATION, verdict.refusal());
        assertNull(verdict.reply());
    }

    @Test
    void aNewStartThatHasNoSessionYetIsIntroducedTo() {
        Ends.meet(primary, secondary, SECOND);
        Session restarted = Ends.start(Role.SECONDARY, 22);
        long later = 2 * SECOND;
        Envelope challenge = restarted.accept(0, primary.seal(hello(), 0, later), later).reply();
        assertTrue(primary.accept(0, challenge, later).established());
        assertNotNull(primary.seal(Ends.token(1), 0, later).introduction());
    }

    @Test
    void aStartForgottenByTheListIsStillNotBelieved() {
        Ends.say(secondary, primary, Ends.token(1), SECOND);
        Envelope recorded = secondary.seal(hello(), 0, SECOND);
        for (int i = 0; i < 100; i++) {
            Ends.meet(Ends.start(Role.SECONDARY, 100 + i), primary, (i + 2) * SECOND);
        }
        Verdict verdict = primary.accept(0, recorded, 200 * SECOND);
        assertEquals(Refusal.UNPROVEN, verdict.refusal());
        assertEquals(199, primary.handshake().peerIncarnation());
    }

    @Test
    void anIntroductionMadeBeforeANewerStartWasBelievedIsStale() {
        Session died = Ends.start(Role.SECONDARY, 20);
        Verdict challenge = primary.accept(0, died.seal(Ends.token(1), 0, SECOND), SECOND);
        Envelope late = died.accept(0, challenge.reply(), SECOND).reply();
        Ends.meet(secondary, primary, 2 * SECOND);
        assertEquals(Refusal.UNPROVEN, primary.accept(1, late, 3 * SECOND).refusal());
        assertEquals(21, primary.handshake().peerIncarnation());
    }

    @Test
    void anIntroductionForAnEarlierStartOfThisNodeIsNotBelieved() {
        Ends.meet(primary, secondary, SECOND);
        Envelope recorded = secondary.seal(hello(), 0, SECOND);
        Session restarted = Ends.start(Role.PRIMARY, 12);
        assertEquals(Refusal.UNPROVEN, restarted.accept(0, recorded, 2 * SECOND).refusal());
        assertNull(restarted.handshake());
    }

    @Test
    void repliesAreLimitedPerLink() {
        assertNotNull(secondary.accept(0, primary.seal(hello(), 0, 0), 0).reply());
        assertNull(secondary.accept(0, primary.seal(hello(), 0, 0), 1).reply());
        assertNotNull(secondary.accept(1, primary.seal(hello(), 1, 0), 1).reply());
        long later = Session.REPLY_INTERVAL_NANOS;
        assertNotNull(secondary.accept(0, primary.seal(hello(), 0, 0), later).reply());
    }

    @Test
    void whatIsSaidBeforeThePeerConfirmsMakesItsSession() {
        Verdict challenge = secondary.accept(0, primary.seal(hello(), 0, SECOND), SECOND);
        primary.accept(0, challenge.reply(), SECOND);
        Verdict verdict = secondary.accept(0, primary.seal(Ends.token(3), 0, SECOND), SECOND);
        assertTrue(verdict.established());
        assertEquals(Ends.token(3), verdict.frame());
    }

    @Test
    void roundTripLeavesOutTheDelayOfTheEcho() {
        Ends.meet(primary, secondary, SECOND);
        Envelope there = primary.seal(Ends.token(1), 0, 10 * SECOND);
        secondary.accept(0, there, 10 * SECOND + 300);
        Envelope back = secondary.seal(Ends.token(1), 0, 12 * SECOND + 300);
        primary.accept(0, back, 12 * SECOND + 1000);
        assertEquals(1000, primary.roundTripNanos(0));
        assertEquals(-1, primary.roundTripNanos(1));
    }

    @Test
    void helloAlwaysIntroduces() {
        Ends.meet(primary, secondary, SECOND);
        assertNotNull(primary.seal(hello(), 0, SECOND).introduction());
        assertTrue(secondary.accept(0, primary.seal(hello(), 0, SECOND), SECOND).accepted());
        assertFalse(secondary.accept(0, primary.seal(hello(), 0, SECOND), SECOND).established());
    }

    @Test
    void incarnationZeroIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Ends.start(Role.PRIMARY, 0));
    }

    private static Frame hello() {
        return new Frame(
                Epoch.NONE,
                0,
                new Message.Hello(
                        false,
                        Mode.JOIN,
                        HoldCause.NONE,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        DataSummary.NONE,
                        Message.Health.FINE));
    }
}
