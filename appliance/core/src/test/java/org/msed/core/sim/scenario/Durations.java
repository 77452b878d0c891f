package org.msed.core.sim.scenario;

/** Lengths of time as scenarios write them: {@code 300ms}, {@code 2s}, {@code 5m}, {@code 1h}. */
final class Durations {

    private static final long MILLI = 1_000_000L;

    private Durations() {}

    static long nanos(String text) {
        int unit = text.length();
        while (unit > 0 && Character.isLetter(text.charAt(unit - 1))) {
            unit--;
        }
        double amount = Double.parseDouble(text.substring(0, unit));
        return (long)
                (amount
                        * switch (text.substring(unit)) {
                            case "ms" -> MILLI;
                            case "s" -> 1_000 * MILLI;
                            case "m" -> 60_000 * MILLI;
                            case "h" -> 3_600_000 * MILLI;
                            default ->
                                    throw new IllegalArgumentException(
                                            "a duration ends with ms, s, m or h: " + text);
                        });
    }
}
