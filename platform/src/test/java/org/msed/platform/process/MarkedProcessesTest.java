package org.msed.platform.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkedProcessesTest {
    @Test
    void markIsFoundAsAWholeEntry() {
        assertTrue(contains("HOME=/\0M=app\0PATH=/bin\0", "M=app"));
        assertTrue(contains("M=app", "M=app"));
    }

    @Test
    void longerAndShorterEntriesAreOthers() {
        assertFalse(contains("M=app2\0", "M=app"));
        assertFalse(contains("XM=app\0", "M=app"));
        assertFalse(contains("", "M=app"));
    }

    private static boolean contains(String environ, String wanted) {
        return MarkedProcesses.contains(bytes(environ), bytes(wanted));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
