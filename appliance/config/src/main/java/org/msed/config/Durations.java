package org.msed.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as text with a unit: {@code 10 s}, {@code 300 ms}, {@code 30 min}, {@code 7 d}.
 */
public final class Durations {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([a-z]*)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Durations() {}

    /**
     * Reads a number and its unit.
     *
     * @return milliseconds
     * @throws IllegalArgumentException without a unit (0 needs none), or for part of a millisecond
     */
    public static long parse(String text) {
        return parse(text, null);
    }

    /** As {@link #parse(String)}, but a bare number means seconds, decimals allowed. */
    public static long parseSeconds(String text) {
        return parse(text, "s");
    }

    private static long parse(String text, String bareUnit) {
        Matcher m = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new IllegalArgumentException("not a length of time: " + text);
        }
        BigDecimal number = new BigDecimal(m.group(1));
        String unit = m.group(2).isEmpty() ? bareUnit : m.group(2);
        if (unit == null && number.signum() == 0) {
            return 0;
        }
        if (unit == null || !MILLIS.containsKey(unit)) {
            throw new IllegalArgumentException("needs a unit (ms, s, min, h, d): " + text);
        }
        try {
            return number.multiply(BigDecimal.valueOf(MILLIS.get(unit))).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("finer than a millisecond: " + text, e);
        }
    }

    /**
     * In the largest unit of which there are at least two: {@code 60 s}, {@code 24 h}, {@code 7 d}.
     */
    public static String print(long millis) {
        for (String unit : new String[] {"d", "h", "min", "s"}) {
            long size = MILLIS.get(unit);
            if (millis % size == 0 && (millis / size > 1 || unit.equals("s"))) {
                return millis / size + " " + unit;
            }
        }
        return millis + " ms";
    }

    /** Seconds as a bare number: {@code 10}, {@code 0.3}. */
    public static String printSeconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }
}
