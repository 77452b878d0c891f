package org.msed.daemon.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.ParseException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.msed.config.VerifyConfig;
import org.msed.config.WeeklyTime;
import org.quartz.CronExpression;

/** When verifications begin by themselves. */
class VerificationsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static Verifications at(WeeklyTime time) {
        return new Verifications(List.of(), new VerifyConfig(time, true, 0, 3_000), ZONE);
    }

    @Test
    void theNextOneIsAtThatTimeOfThatDayInTheNodesZone() throws ParseException {
        EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY);
        Verifications verifications = at(new WeeklyTime(days, LocalTime.of(2, 30)));
        assertTrue(verifications.wanted());
        CronExpression cron = new CronExpression(verifications.cron());
        cron.setTimeZone(TimeZone.getTimeZone(verifications.zone()));
        Date friday = Date.from(Instant.parse("2026-01-02T12:00:00Z"));
        Date sunday = cron.getNextValidTimeAfter(friday);
        assertEquals(Instant.parse("2026-01-03T18:30:00Z"), sunday.toInstant());
        assertEquals(
                Instant.parse("2026-01-06T18:30:00Z"),
                cron.getNextValidTimeAfter(sunday).toInstant());
    }

    @Test
    void neverIsNever() {
        assertFalse(at(WeeklyTime.NEVER).wanted());
    }
}
