package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days of the week and a time. */
class WeeklyTimeTest {

    @Test
    void daysAreSortedAndPrintedInOneSpelling() {
        WeeklyTime time = WeeklyTime.parse("sun,Mon 02:30");
        assertEquals(List.of("MON", "SUN"), time.words());
        assertEquals("MON,SUN 02:30", time.print());
        assertEquals("daily 23:00", WeeklyTime.parse("daily 23:00").print());
        assertEquals(WeeklyTime.NEVER, WeeklyTime.parse("never"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "02:30", "SUN", "SUN 24:00", "SUN 2:30", "XYZ 02:30", "0 30 2 ? * 1"})
    void anythingElseIsRefused(String text) {
        assertFalse(ConfigKey.VERIFY_SCHEDULE.accepts(text));
        assertTrue(ConfigKey.VERIFY_SCHEDULE.accepts(ConfigKey.VERIFY_SCHEDULE.defaultText()));
    }
}
