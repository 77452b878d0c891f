package org.msed.platform.clock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void monotonicTimeIsThatOfTheJdk() {
        long before = System.nanoTime();
        long read = Clocks.read().monotonicNanos();
        assertTrue(read - before >= 0 && System.nanoTime() - read >= 0);
    }

    @Test
    void bootTimeIsNeverBehindMonotonicTime() {
        Reading reading = Clocks.read();
        assertTrue(reading.bootNanos() >= reading.monotonicNanos());
    }

    @Test
    void wallTimeIsThatOfTheJdk() {
        long apart = Clocks.read().wallNanos() - System.currentTimeMillis() * 1_000_000L;
        assertTrue(Math.abs(apart) < SECOND, "nanoseconds apart: " + apart);
    }
}
