package org.msed.daemon.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How often an application is started again where it is, and how patiently. */
class RestartsTest {
    private static final long WINDOW = 100;

    private final Restarts restarts = new Restarts(2, WINDOW);

    @Test
    void noMoreThanAllowedInOneWindow() {
        assertTrue(restarts.take(0));
        assertTrue(restarts.take(50));
        assertFalse(restarts.take(99));
    }

    @Test
    void eachComesBackWhenItsWindowIsOver() {
        restarts.take(0);
        restarts.take(50);
        assertTrue(restarts.take(WINDOW));
        assertFalse(restarts.take(WINDOW + 1));
    }

    @Test
    void oneThatWasRefusedIsNotCounted() {
        restarts.take(0);
        restarts.take(0);
        restarts.take(1);
        assertEquals(2, restarts.taken());
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        Pace pace = new Pace(1, 1, 1, 1, 10, 35);
        assertEquals(10, pace.pauseAfter(1));
        assertEquals(20, pace.pauseAfter(2));
        assertEquals(35, pace.pauseAfter(3));
        assertEquals(35, pace.pauseAfter(1000));
    }
}
