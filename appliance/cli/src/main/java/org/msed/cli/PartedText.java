package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.msed.config.Sizes;

/** The facts of two copies that have parted, side by side. */
final class PartedText {
    private static final int WIDTH = 34;
    private static final int NAMES = 5;

    private PartedText() {}

    /** Nothing while they have not parted. */
    static List<String> lines(JsonNode pair) {
        JsonNode copies = pair.path("copies");
        List<String> lines = new ArrayList<>();
        if (copies.isEmpty()) {
            return lines;
        }
        row(lines, "copy of", copies, copy -> copy.path("name").asText());
        row(lines, "last write", copies, copy -> time(copy.path("lastWrite").asLong()));
        row(
                lines,
                "changed",
                copies,
                copy ->
                        Sizes.rounded(copy.path("changedBytes").asLong())
                                + " in "
                                + copy.path("changedFiles").asLong()
                                + " files");
        row(lines, "alone since", copies, copy -> time(copy.path("since").asLong()));
        row(lines, "agreed on", copies, copy -> known(copy.path("commonLineage").asText()));
        row(lines, "in all", copies, copy -> size(copy.path("usedBytes").asLong(-1)));
        for (int i = 0; i < NAMES; i++) {
            int index = i;
            if (anyHas(copies, index)) {
                row(lines, "file", copies, copy -> copy.path("files").path(index).asText("-"));
            }
        }
        for (JsonNode copy : copies) {
            String refusal = copy.path("asideRefusal").asText();
            if (!refusal.isEmpty()) {
                lines.add("  " + copy.path("name").asText() + ": " + refusal);
            }
        }
        if (copies.size() < 2) {
            lines.add("  the other node has told nothing of its copy yet");
        }
        return lines;
    }

    private interface Cell {
        String of(JsonNode copy);
    }

    private static void row(List<String> lines, String label, JsonNode copies, Cell cell) {
        StringBuilder line = new StringBuilder(String.format("  %-11s", label));
        for (JsonNode copy : copies) {
            line.append("  ").append(String.format("%-" + WIDTH + "s", cell.of(copy)));
        }
        lines.add(line.toString().stripTrailing());
    }

    private static boolean anyHas(JsonNode copies, int index) {
        boolean found = false;
        for (JsonNode copy : copies) {
            found |= copy.path("files").has(index);
        }
        return found;
    }

    private static String time(long millis) {
        return millis == 0
                ? "never"
                : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String known(String text) {
        return text.isEmpty() ? "not known" : text;
    }

    private static String size(long bytes) {
        return bytes < 0 ? "not known" : Sizes.rounded(bytes);
    }
}
