package org.msed.lab.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OwnersTest {
    private static final long HOLD = 50;
    private final Owners owners = new Owners();

    @Test
    void oneOwnerAloneNeverOverlaps() {
        show("a", 0, 10, 20, 30);
        assertEquals(0, owners.overlapNanos(0, 100, HOLD));
    }

    @Test
    void aHandoverIsNoOverlap() {
        show("a", 0, 10, 20);
        show("b", 30, 40, 50);
        assertEquals(0, owners.overlapNanos(0, 100, HOLD));
    }

    @Test
    void timeInWhichBothShowThemselvesIsCounted() {
        show("a", 0, 10);
        show("b", 15);
        show("a", 20);
        show("b", 25);
        show("a", 30);
        show("b", 40);
        assertEquals(15, owners.overlapNanos(0, 100, HOLD));
    }

    @Test
    void aSingleSignInsideAnothersReignIsNotNothing() {
        show("a", 0, 10);
        show("b", 15);
        show("a", 20);
        assertEquals(1, owners.overlapNanos(0, 100, HOLD));
    }

    @Test
    void aReignEndsWithoutSignsForLongerThanTheHold() {
        show("a", 0);
        show("b", 30);
        show("a", 60);
        assertEquals(0, owners.overlapNanos(0, 100, HOLD));
    }

    @Test
    void signsOutsideTheTimeAreLeftOut() {
        show("a", 0, 40);
        show("b", 10);
        assertEquals(0, owners.overlapNanos(20, 100, HOLD));
    }

    @Test
    void manySignsAreKept() {
        for (int i = 0; i < 5000; i++) {
            show("a", i);
        }
        show("b", 5000);
        show("a", 5010);
        assertEquals(1, owners.overlapNanos(0, 6000, HOLD));
    }

    private void show(String owner, long... times) {
        for (long time : times) {
            owners.add(time, owner);
        }
    }
}
