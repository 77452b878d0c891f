package org.msed.daemon.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.core.pair.Moment;
import org.msed.core.record.RecordSlot;
import org.msed.daemon.snapshot.EventLine;

class EventTextTest {

    private static final Moment AT = new Moment(1, 1, 1_795_297_614_528_000_000L);
    private final EventText text = new EventText("mse2", "mse1");

    @Test
    void aDecisionComesBackWithItsNumbersInMilliseconds() {
        EventLine line = EventText.read(written("why")).orElseThrow();
        assertEquals("mse2/ff/7", line.id());
        assertEquals("2026-11-21T21:46:54.528Z", line.time());
        assertEquals(1, line.monotonicNanos());
        assertEquals("HEARTBEAT_LOST", line.reason());
        assertEquals(10_012, line.silentMillis());
        assertEquals(List.of(10_012L, -1L), line.linkMillis());
        assertEquals("8/S", line.epoch());
        assertEquals("why", line.detail());
        assertEquals("root", line.actor());
    }

    @Test
    void theLongestDetailFitsIntoARecordSlot() {
        byte[] line = text.write(Decisions.takeover(7, "\u0001".repeat(9_999)), 255, AT, "");
        assertTrue(line.length <= RecordSlot.EVENT_LIMIT, "got " + line.length);
    }

    @Test
    void theLongestDetailAndActorFitTogetherWhateverTheirCharacters() {
        for (String one : List.of("a", "\"", "\u0001", "\u20ac", "\ud83d\ude00", "\ud83d")) {
            String longest = one.repeat(9_999);
            byte[] line = text.write(Decisions.takeover(7, longest), 255, AT, longest);
            assertTrue(line.length <= RecordSlot.EVENT_LIMIT, "got " + line.length);
        }
    }

    @Test
    void aTornLineIsNoEvent() {
        String line = written("");
        assertTrue(EventText.read(line.substring(0, line.length() - 5)).isEmpty());
        assertTrue(EventText.read("").isEmpty());
    }

    private String written(String detail) {
        byte[] line = text.write(Decisions.takeover(7, detail), 255, AT, "root");
        return new String(line, StandardCharsets.UTF_8);
    }
}
