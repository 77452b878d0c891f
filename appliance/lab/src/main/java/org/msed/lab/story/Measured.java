package org.msed.lab.story;

import java.util.Locale;
import org.msed.lab.client.Observation;

/**
 * A fault and what the client noticed of it.
 *
 * @param fault what was done, with the guard
 * @param server who serves afterwards
 * @param seen what the client saw from the fault until the service had settled
 */
record Measured(String fault, String server, Observation seen) {
    private static final String LAYOUT = "%-44s %-7s %11s %11s %11s";

    static String heading() {
        return String.format(LAYOUT, "fault", "serves", "outage ms", "http ms", "two owners");
    }

    String line() {
        return String.format(
                LAYOUT,
                fault,
                server,
                millis(seen.datagrams().outageMillis()),
                millis(seen.http().outageMillis()),
                millis(seen.dualMillis()));
    }

    static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
