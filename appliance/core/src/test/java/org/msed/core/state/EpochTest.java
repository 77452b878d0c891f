package org.msed.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class EpochTest {

    @Provide
    Arbitrary<Epoch> epochs() {
        return Combinators.combine(Arbitraries.longs().between(0, 3), Arbitraries.of(Role.class))
                .as(Epoch::new);
    }

    @Test
    void counterDecidesBeforeNode() {
        assertTrue(new Epoch(2, Role.PRIMARY).isAbove(new Epoch(1, Role.SECONDARY)));
    }

    @Test
    void ofEqualCountersTheSecondarysIsHigher() {
        assertTrue(new Epoch(1, Role.SECONDARY).isAbove(new Epoch(1, Role.PRIMARY)));
    }

    @Test
    void anUnusedPairNamesThePrimary() {
        assertEquals(Role.PRIMARY, Epoch.NONE.node());
        assertEquals(0, Epoch.NONE.counter());
    }

    @Test
    void isPrintedWithItsHolder() {
        assertEquals("8/S", new Epoch(8, Role.SECONDARY).toString());
    }

    @Property
    void theNextEpochIsAboveWhoeverHoldsIt(@ForAll("epochs") Epoch epoch, @ForAll Role holder) {
        assertTrue(epoch.next(holder).isAbove(epoch));
        assertEquals(holder, epoch.next(holder).node());
    }

    @Property
    void nodesThatEnterAtOnceNeverShareAnEpoch(@ForAll("epochs") Epoch epoch) {
        assertNotEquals(epoch.next(Role.PRIMARY), epoch.next(Role.SECONDARY));
    }

    @Property
    void orderIsTotal(@ForAll("epochs") Epoch a, @ForAll("epochs") Epoch b) {
        assertEquals(a.equals(b), !a.isAbove(b) && !b.isAbove(a));
        assertFalse(a.isAbove(b) && b.isAbove(a));
        assertEquals(Epoch.higher(a, b), Epoch.higher(b, a));
    }

    @Property
    void orderIsTransitive(
            @ForAll("epochs") Epoch a, @ForAll("epochs") Epoch b, @ForAll("epochs") Epoch c) {
        assertFalse(a.isAbove(b) && b.isAbove(c) && !a.isAbove(c));
    }
}
