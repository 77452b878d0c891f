package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.msed.config.Durations;

/** The status document for people. */
final class StatusText {
    private StatusText() {}

    static List<String> lines(JsonNode node, List<JsonNode> pairs) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Node "
                        + node.path("node").asText()
                        + " ("
                        + node.path("role").asText()
                        + "): "
                        + node.path("state").asText());
        if (pairs.isEmpty()) {
            lines.add("no pair (setup/setup.sh)");
        }
        pairs.forEach(pair -> pair(lines, pair));
        return lines;
    }

    private static void pair(List<String> lines, JsonNode pair) {
        String address = pair.path("virtualAddress").asText();
        boolean serving = pair.path("serving").asBoolean();
        lines.add("");
        lines.add(
                "Pair "
                        + pair.path("name").asText()
                        + " with "
                        + pair.path("peer").asText()
                        + ": "
                        + pair.path("state").asText()
                        + (serving ? ", serves " : ", does not serve ")
                        + address);
        add(lines, "reason", pair.path("stateReason").asText());
        add(lines, "remedy", pair.path("remedy").asText());
        add(lines, pair.path("serving").asBoolean() ? "can move" : "can serve", readiness(pair));
        add(lines, "policy", policy(pair));
        add(
                lines,
                "token",
                (pair.path("tokenHere").asBoolean() ? "here" : "not here")
                        + ", serial "
                        + pair.path("tokenSerial").asText()
                        + ", epoch "
                        + pair.path("epoch").asText());
        if (pair.path("paused").asBoolean()) {
            add(lines, "paused", "automatic moves are off until msectl resume");
        }
        add(lines, "note", pair.path("guardNote").asText());
        MirrorText.lines(pair).forEach((label, text) -> add(lines, label, text));
        lines.addAll(PartedText.lines(pair));
        pair.path("links").forEach(link -> add(lines, "link", link(link)));
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isBlank()) {
            lines.add(String.format(Locale.ROOT, "  %-9s  %s", label, text));
        }
    }

    private static String readiness(JsonNode pair) {
        return pair.path("ready").asBoolean()
                ? "yes"
                : "no: " + String.join("; ", BlockerText.sentences(pair.path("blockers")));
    }

    private static String policy(JsonNode pair) {
        return "failover "
                + pair.path("failoverType").asText()
                + ", failback "
                + pair.path("failbackType").asText()
                + ", guard "
                + pair.path("guard").asText()
                + ", wait "
                + Durations.printSeconds(
                        Math.round(pair.path("failoverWaitSeconds").asDouble() * 1_000))
                + " s";
    }

    private static String link(JsonNode link) {
        double mean = link.path("roundTripMeanSeconds").asDouble(-1);
        return link.path("name").asText()
                + " "
                + link.path("state").asText()
                + (mean < 0 ? "" : String.format(Locale.ROOT, ", %.2f ms", mean * 1_000))
                + String.format(
                        Locale.ROOT, ", loss %.0f %%", link.path("lossRatio").asDouble() * 100)
                + channel(link);
    }

    /** Said only when it is down, as everything that is well. */
    private static String channel(JsonNode link) {
        return link.path("channel").asText().equals("DOWN")
                ? ", channel down: " + link.path("channelCause").asText()
                : "";
    }
}
