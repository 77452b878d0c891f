package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msed.config.Sizes;
import org.msed.core.state.ReplicationState;

/** The mirror of a pair in a line of its status. */
final class MirrorText {
    private MirrorText() {}

    /** By label; empty for a pair without datasets. */
    static Map<String, String> lines(JsonNode pair) {
        Map<String, String> lines = new LinkedHashMap<>();
        JsonNode mirror = pair.path("replication");
        if (mirror.path("datasetCount").asInt() == 0 && pair.path("datasets").isEmpty()) {
            return lines;
        }
        lines.put("data", data(mirror, pair.path("datasets")));
        List<String> names = new ArrayList<>();
        pair.path("datasets").forEach(d -> names.add(d.path("name").asText()));
        lines.put("datasets", String.join(", ", names));
        String unprotected = unprotected(pair);
        if (!unprotected.isEmpty()) {
            lines.put("at risk", unprotected);
        }
        String verified = verified(pair.path("verification"));
        if (!verified.isEmpty()) {
            lines.put("verified", verified);
        }
        return lines;
    }

    /** Empty before the first since the daemon started. */
    private static String verified(JsonNode last) {
        long count = last.path("differenceCount").asLong();
        String found = count == 0 ? "" : ", differences: " + count + first(last);
        String ended =
                last.path("ended").asLong() == 0
                        ? ""
                        : Instant.ofEpochMilli(last.path("ended").asLong())
                                        .truncatedTo(ChronoUnit.SECONDS)
                                + ", ";
        return switch (last.path("state").asText()) {
            case "RUNNING" -> "runs, " + DatasetText.percent(last.path("ratio").asDouble()) + found;
            case "REPAIRING" -> "is being repaired" + found;
            case "EQUAL" -> ended + "both copies are equal";
            case "DIFFERENT" -> ended + "not repaired" + found;
            case "REPAIRED" -> ended + "repaired" + found;
            case "BROKEN_OFF" -> ended + "broken off: " + last.path("cause").asText() + found;
            default -> "";
        };
    }

    private static String first(JsonNode last) {
        String first = last.path("differences").path(0).asText();
        return first.isEmpty() ? "" : " (" + first + ")";
    }

    /** Datasets that the mirror does not know say themselves why. */
    private static String data(JsonNode mirror, JsonNode datasets) {
        return mirror.path("datasetCount").asInt() == 0
                ? "not mirrored: " + datasets.path(0).path("stateReason").asText()
                : state(mirror) + where(mirror) + numbers(mirror) + reason(mirror);
    }

    private static String state(JsonNode mirror) {
        String word = mirror.path("state").asText();
        for (ReplicationState known : ReplicationState.values()) {
            if (known.name().equals(word)) {
                return known.word();
            }
        }
        return word;
    }

    private static String where(JsonNode mirror) {
        String link = mirror.path("link").asText();
        String peer = mirror.path("peerName").asText();
        String side =
                switch (mirror.path("direction").asText()) {
                    case "TO_PEER" -> " to " + peer;
                    case "FROM_PEER" -> " from " + peer;
                    default -> "";
                };
        return side + (link.isEmpty() ? "" : " over " + link);
    }

    private static String numbers(JsonNode mirror) {
        StringBuilder text = new StringBuilder();
        if (mirror.path("syncing").asBoolean()) {
            text.append(", ").append(DatasetText.progress(mirror));
            double stalled = mirror.path("syncStalledSeconds").asDouble();
            text.append(stalled > 0 ? DatasetText.seconds(", no progress for ", stalled) : "");
        }
        text.append(bytes(", behind by ", mirror.path("lagBytes").asLong()));
        text.append(bytes(", out of sync ", mirror.path("outOfSyncBytes").asLong()));
        return text.toString();
    }

    private static String bytes(String before, long bytes) {
        return bytes == 0 ? "" : before + Sizes.rounded(bytes);
    }

    /** In sync needs no reason. */
    private static String reason(JsonNode mirror) {
        boolean fine = mirror.path("state").asText().equals(ReplicationState.IN_SYNC.name());
        return fine ? "" : ": " + mirror.path("stateReason").asText();
    }

    /** What a takeover may lose by configuration (design D17); empty for nothing. */
    static String unprotected(JsonNode pair) {
        List<String> names = new ArrayList<>();
        for (JsonNode dataset : pair.path("datasets")) {
            String mode = dataset.path("mode").asText();
            if (mode.equals("async") || mode.equals("receive")) {
                names.add(dataset.path("name").asText() + " (" + mode + lag(dataset) + ")");
            }
        }
        return names.isEmpty()
                ? ""
                : "the last writes to " + String.join(", ", names) + " may be lost";
    }

    private static String lag(JsonNode dataset) {
        return bytes(", behind by ", dataset.path("lagBytes").asLong());
    }
}
