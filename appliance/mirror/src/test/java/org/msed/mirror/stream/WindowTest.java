package org.msed.mirror.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowTest {

    private static final long MIB = 1 << 20;
    private static final long SECOND = 1_000_000_000L;

    private final Window window = new Window(64 * MIB, SECOND);
    private long sequence;
    private long now = 1;

    private void round(long bytes, long nanos) {
        window.appended(++sequence, bytes, now);
        now += nanos;
        window.confirmed(sequence, now);
    }

    @Test
    void aQuickStandbyMayHaveAllThatMemoryHolds() {
        for (int i = 0; i < 5; i++) {
            round(window.bytes(), SECOND / 100);
        }
        assertEquals(64 * MIB, window.bytes());
    }

    @Test
    void aSlowStandbyHasWhatItWorksOffInTime() {
        round(8 * MIB, 2 * SECOND);
        assertEquals(4 * MIB, window.bytes());
        assertTrue(window.isFull(4 * MIB));
        assertFalse(window.isFull(4 * MIB - 1));
    }

    @Test
    void theSlowestStandbyHasSomethingToDo() {
        round(8 * MIB, 600 * SECOND);
        assertEquals(Window.LEAST_BYTES, window.bytes());
    }

    @Test
    void aStandbyThatHasLittleToDoTellsNothingOfItsSpeed() {
        round(MIB, 600 * SECOND);
        assertEquals(8 * MIB, window.bytes());
    }

    @Test
    void anotherAttachmentBeginsAnew() {
        round(8 * MIB, 600 * SECOND);
        window.clear();
        assertEquals(8 * MIB, window.bytes());
    }
}
