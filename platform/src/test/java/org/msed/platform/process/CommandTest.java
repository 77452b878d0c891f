package org.msed.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void commandWithoutProgramIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Command.of(1000));
    }

    @Test
    void limitBelowAMillisecondIsRefusedWithItsValue() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Command.of(0, "true"));
        assertEquals("limit must be 1 ms or more, got 0 ms", refused.getMessage());
    }

    @Test
    void negativeOutputCapIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Command(List.of("true"), Map.of(), null, 1000, -1));
    }
}
