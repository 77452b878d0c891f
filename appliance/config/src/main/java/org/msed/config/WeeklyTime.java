package org.msed.config;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of some days of the week, in the node's time zone.
 *
 * @param days empty for never
 * @param time of the day, in whole minutes
 */
public record WeeklyTime(Set<DayOfWeek> days, LocalTime time) {

    /** No day. */
    public static final WeeklyTime NEVER = new WeeklyTime(Set.of(), LocalTime.MIDNIGHT);

    static final String ALLOWED =
            "never, daily 02:30, or days and a time: SUN 02:30, MON,THU 23:00";

    private static final int SHORT = 3;
    private static final Pattern TEXT =
            Pattern.compile(
                    "(daily|[A-Za-z]{3}(?:,[A-Za-z]{3})*) +([01][0-9]|2[0-3]):([0-5][0-9])");

    /** Copies the set. */
    public WeeklyTime {
        days = Collections.unmodifiableSet(days.isEmpty() ? Set.of() : EnumSet.copyOf(days));
    }

    static WeeklyTime parse(String text) {
        if (text.equalsIgnoreCase("never")) {
            return NEVER;
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        LocalTime time =
                LocalTime.of(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return parts.group(1).equals("daily")
                ? new WeeklyTime(EnumSet.allOf(DayOfWeek.class), time)
                : new WeeklyTime(days(parts.group(1)), time);
    }

    private static Set<DayOfWeek> days(String list) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : list.split(",")) {
            days.add(day(word.toUpperCase(Locale.ROOT)));
        }
        return days;
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word(day).equals(word)) {
                return day;
            }
        }
        throw new IllegalArgumentException(word);
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, SHORT);
    }

    /** The days as three letters each, Monday first. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        days.forEach(day -> words.add(word(day)));
        return words;
    }

    String print() {
        if (days.isEmpty()) {
            return "never";
        }
        boolean all = days.size() == DayOfWeek.values().length;
        return (all ? "daily" : String.join(",", words())) + " " + time;
    }
}
