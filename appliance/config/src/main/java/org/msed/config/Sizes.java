package org.msed.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as text with a unit: {@code 64 MiB}, {@code 20 MB}; units of IEC 80000-13. */
public final class Sizes {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?)\\s*([A-Za-z]*)");
    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("TiB", 1L << 40);
        UNITS.put("GiB", 1L << 30);
        UNITS.put("MiB", 1L << 20);
        UNITS.put("KiB", 1L << 10);
        UNITS.put("TB", 1_000_000_000_000L);
        UNITS.put("GB", 1_000_000_000L);
        UNITS.put("MB", 1_000_000L);
        UNITS.put("kB", 1_000L);
        UNITS.put("B", 1L);
    }

    private Sizes() {}

    /**
     * Reads a number and its unit; upper and lower case count as equal.
     *
     * @return bytes
     * @throws IllegalArgumentException without a unit (0 needs none), or for part of a byte
     */
    public static long parse(String text) {
        Matcher m = TEXT.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("not a number of bytes: " + text);
        }
        BigDecimal number = new BigDecimal(m.group(1));
        if (m.group(2).isEmpty() && number.signum() == 0) {
            return 0;
        }
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            if (unit.getKey().equalsIgnoreCase(m.group(2))) {
                try {
                    return number.multiply(BigDecimal.valueOf(unit.getValue())).longValueExact();
                } catch (ArithmeticException e) {
                    throw new IllegalArgumentException("not a whole number of bytes: " + text, e);
                }
            }
        }
        throw new IllegalArgumentException("needs a unit (B, kB, KiB, MB, MiB, GB, GiB): " + text);
    }

    /** Exactly, in the largest unit that divides it: {@code 64 MiB}, {@code 20 MB}, {@code 0}. */
    public static String print(long bytes) {
        if (bytes == 0) {
            return "0";
        }
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            if (bytes % unit.getValue() == 0) {
                return bytes / unit.getValue() + " " + unit.getKey();
            }
        }
        return bytes + " B";
    }

    /** For people, rounded: {@code 1.2 GB}, {@code 340 kB}, {@code 12 B}. */
    public static String rounded(long bytes) {
        for (String unit : new String[] {"TB", "GB", "MB", "kB"}) {
            double size = UNITS.get(unit);
            if (bytes >= size) {
                return String.format(Locale.ROOT, "%.1f %s", bytes / size, unit);
            }
        }
        return bytes + " B";
    }
}
