package org.msed.core.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules C2 to C6 of ha-protocol 9. */
final class SlotsTest {

    private static final long NOW = 100_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Slots slots = new Slots(1);

    SlotsTest() {
        slots.register("mse1", 10);
        slots.register("mse3", 10);
        slots.register("vip", 20);
    }

    @Test
    void aFreeSlotIsGrantedAndTheOthersAreTold() {
        Answer answer = slots.claim("mse1", NOW - SECOND, NOW);
        assertTrue(answer.granted());
        assertEquals(List.of("vip", "mse3"), answer.toldFull());
        assertEquals(List.of("mse1"), slots.served());
    }

    @Test
    void aSecondClaimOfTheSamePairIsGrantedAgain() {
        slots.claim("mse1", NOW, NOW);
        assertEquals(Answer.grant(List.of()), slots.claim("mse1", NOW, NOW));
    }

    @Test
    void aServedPairIsNeverDisplaced() {
        slots.claim("mse1", NOW, NOW);
        assertEquals(Answer.refuse("mse1"), slots.claim("vip", NOW - 9 * SECOND, NOW));
        assertEquals(List.of("mse1"), slots.served());
    }

    @Test
    void aFreedSlotIsOfferedByRank() {
        slots.claim("mse1", NOW, NOW);
        slots.waiting("mse3", NOW - SECOND);
        assertEquals(List.of("vip", "mse3"), slots.free("mse1"));
        assertTrue(slots.claim("mse3", NOW - SECOND, NOW).granted());
    }

    @Test
    void freeingWithoutSlotTellsNobody() {
        slots.claim("mse1", NOW, NOW);
        assertEquals(List.of(), slots.free("mse3"));
        assertEquals(List.of("mse1"), slots.served());
    }

    @Test
    void ofTwoSilentPairsTheHigherPriorityGoesFirst() {
        slots.waiting("vip", NOW - 9 * SECOND);
        assertEquals(Answer.refuse("vip"), slots.claim("mse1", NOW - 10 * SECOND, NOW));
        assertTrue(slots.claim("vip", NOW - 10 * SECOND, NOW + SECOND).granted());
    }

    @Test
    void ofEqualPrioritiesTheLongerSilenceGoesFirst() {
        slots.waiting("mse1", NOW - 9 * SECOND);
        slots.waiting("mse3", NOW - 10 * SECOND);
        assertEquals(Answer.refuse("mse3"), slots.claim("mse1", NOW - 9 * SECOND, NOW));
        assertTrue(slots.claim("mse3", NOW - 10 * SECOND, NOW).granted());
    }

    @Test
    void ofEqualSilencesTheLowerPairIdGoesFirst() {
        slots.waiting("mse1", NOW - 9 * SECOND);
        slots.waiting("mse3", NOW - 9 * SECOND);
        assertFalse(slots.claim("mse3", NOW - 9 * SECOND, NOW).granted());
        assertTrue(slots.claim("mse1", NOW - 9 * SECOND, NOW).granted());
    }

    @Test
    void aPairThatIsNotSilentDoesNotGoFirst() {
        slots.waiting("vip", NOW - 9 * SECOND);
        slots.withdrawn("vip");
        assertTrue(slots.claim("mse1", NOW - 10 * SECOND, NOW).granted());
    }

    @Test
    void aPairThatNeverClaimsDoesNotBarOthersForEver() {
        slots.waiting("vip", NOW - 9 * SECOND);
        assertFalse(slots.claim("mse1", NOW, NOW).granted());
        assertFalse(slots.claim("mse1", NOW, NOW + Slots.GIVE_WAY_NANOS - 1).granted());
        assertTrue(slots.claim("mse1", NOW, NOW + Slots.GIVE_WAY_NANOS).granted());
    }

    @Test
    void twoSlotsServeTwoPairs() {
        Slots two = new Slots(2);
        List.of("a", "b", "c").forEach(pair -> two.register(pair, 0));
        two.waiting("a", NOW - SECOND);
        assertEquals(List.of(), two.claim("b", NOW, NOW).toldFull());
        assertEquals(List.of("c"), two.claim("a", NOW - SECOND, NOW).toldFull());
        assertFalse(two.hasRoomFor("c"));
        assertTrue(two.hasRoomFor("a"));
    }

    @Test
    void aRestartKeepsTheSlotsOfRegisteredPairs() {
        slots.restore(List.of("mse3", "gone"));
        assertEquals(List.of("mse3"), slots.served());
        assertEquals(Answer.refuse("mse3"), slots.claim("mse1", NOW, NOW));
    }

    @Test
    void anUnknownPairIsNamed() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> slots.claim("mse9", NOW, NOW));
        assertTrue(refused.getMessage().contains("mse9"));
        assertThrows(IllegalArgumentException.class, () -> slots.register("mse1", 1));
        assertThrows(IllegalArgumentException.class, () -> new Slots(0));
    }
}
