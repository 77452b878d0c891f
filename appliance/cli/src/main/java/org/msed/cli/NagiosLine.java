package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One line for Nagios and its exit code (Nagios plugin development guidelines).
 *
 * @param exit 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN
 * @param text the line with its performance data
 */
record NagiosLine(int exit, String text) {
    private static final List<String> WORDS = List.of("OK", "WARNING", "CRITICAL", "UNKNOWN");

    static NagiosLine of(JsonNode node, List<JsonNode> pairs) {
        int worst = pairs.isEmpty() ? 1 : 0;
        List<String> states = new ArrayList<>();
        List<String> data = new ArrayList<>();
        for (JsonNode pair : pairs) {
            worst = Math.max(worst, level(pair.path("severity").asText()));
            String name = pair.path("name").asText();
            states.add(name + " " + pair.path("state").asText());
            data.add("'" + name + "_state'=" + pair.path("stateCode").asInt());
            data.add("'" + name + "_serving'=" + (pair.path("serving").asBoolean() ? 1 : 0));
            data.add("'" + name + "_ready'=" + (pair.path("ready").asBoolean() ? 1 : 0));
            JsonNode mirror = pair.path("replication");
            if (mirror.path("datasetCount").asInt() > 0) {
                data.add("'" + name + "_lag'=" + mirror.path("lagBytes").asLong() + "B");
                data.add(
                        "'" + name + "_outofsync'=" + mirror.path("outOfSyncBytes").asLong() + "B");
            }
        }
        String what = pairs.isEmpty() ? "no pair" : String.join(", ", states);
        return new NagiosLine(
                worst,
                "MSED "
                        + WORDS.get(worst)
                        + " - "
                        + node.path("node").asText()
                        + ": "
                        + what
                        + " | "
                        + String.join(" ", data));
    }

    private static int level(String severity) {
        return switch (severity) {
            case "OK" -> 0;
            case "TRANSIENT", "DEGRADED" -> 1;
            default -> 2;
        };
    }

    /** A daemon that is down is critical; a question that could not be asked is unknown. */
    static NagiosLine without(CommandException e) {
        int exit = e.code() == ExitCode.NOT_RUNNING ? 2 : 3;
        String reason = e.getMessage().lines().findFirst().orElse("");
        return new NagiosLine(exit, "MSED " + WORDS.get(exit) + " - " + reason);
    }
}
