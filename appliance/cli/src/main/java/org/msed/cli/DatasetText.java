package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.msed.config.Sizes;
import org.msed.core.state.DatasetState;

/** Datasets for people. */
final class DatasetText {
    private static final List<String> HEADINGS = List.of("NAME", "PAIR", "MODE", "STATE", "PATH");

    private DatasetText() {}

    /** One line a dataset, in columns. */
    static List<String> table(JsonNode datasets) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        datasets.forEach(
                d ->
                        rows.add(
                                List.of(
                                        d.path("name").asText(),
                                        d.path("pair").asText(),
                                        d.path("mode").asText(),
                                        state(d),
                                        d.path("path").asText())));
        return columns(rows);
    }

    /** Pads every column but the last to its widest text. */
    static List<String> columns(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size() - 1; i++) {
                int column = i;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                line.append(String.format(Locale.ROOT, "%-" + (width + 2) + "s", row.get(i)));
            }
            lines.add(line.append(row.get(row.size() - 1)).toString());
        }
        return lines;
    }

    /** The state in words, with the progress of a synchronisation. */
    static String state(JsonNode dataset) {
        String word = word(dataset.path("state").asText());
        return copying(dataset) ? word + " " + percent(dataset.path("syncRatio").asDouble()) : word;
    }

    /** Whether a synchronisation runs here, from or to this node. */
    private static boolean copying(JsonNode dataset) {
        String state = dataset.path("state").asText();
        boolean unfinished = state.equals(DatasetState.INCONSISTENT.name());
        return state.equals(DatasetState.SYNCING.name())
                || unfinished && dataset.path("syncRatio").asDouble(1) < 1;
    }

    /** How far a synchronisation is: part, bytes, files, rate and what is left. */
    static String progress(JsonNode of) {
        long files = of.path("syncTotalFiles").asLong(-1);
        return percent(of.path("syncRatio").asDouble())
                + ", "
                + Sizes.rounded(of.path("syncDoneBytes").asLong())
                + " of "
                + Sizes.rounded(of.path("syncTotalBytes").asLong())
                + ", "
                + of.path("syncDoneFiles").asLong()
                + (files < 0 ? "" : " of " + files)
                + " files, "
                + Sizes.rounded(of.path("syncBytesPerSecond").asLong())
                + "/s"
                + seconds(", left ", of.path("remainingSeconds").asDouble(-1));
    }

    /** A word of a newer daemon stays as it is. */
    private static String word(String state) {
        for (DatasetState known : DatasetState.values()) {
            if (known.name().equals(state)) {
                return known.word();
            }
        }
        return state;
    }

    /** Never 100 before the end. */
    static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor(ratio * 100));
    }

    static List<String> lines(JsonNode dataset) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Dataset "
                        + dataset.path("name").asText()
                        + " of pair "
                        + dataset.path("pair").asText()
                        + ": "
                        + state(dataset));
        add(lines, "reason", dataset.path("stateReason").asText());
        add(lines, "path", dataset.path("path").asText());
        add(lines, "mode", mode(dataset));
        add(lines, "exclude", String.join(", ", texts(dataset.path("excludes"))));
        add(lines, "rate", rate(dataset.path("rateLimitBytesPerSecond").asLong()));
        if (dataset.has("mounted")) {
            running(lines, dataset);
        }
        return lines;
    }

    private static void running(List<String> lines, JsonNode dataset) {
        if (copying(dataset)) {
            add(lines, "copied", progress(dataset));
        }
        add(lines, "mounted", dataset.path("mounted").asBoolean() ? "here" : "not here");
        add(
                lines,
                "behind",
                Sizes.rounded(dataset.path("lagBytes").asLong())
                        + seconds(", ", dataset.path("lagSeconds").asDouble()));
        add(lines, "differs", Sizes.rounded(dataset.path("outOfSyncBytes").asLong()));
        add(
                lines,
                "files",
                dataset.path("filesKnown").asLong()
                        + " known, "
                        + Sizes.rounded(dataset.path("bytesWritten").asLong())
                        + " written");
        if (dataset.path("freeBytes").asLong(-1) >= 0) {
            add(
                    lines,
                    "disk",
                    Sizes.rounded(dataset.path("usedBytes").asLong())
                            + " used, "
                            + Sizes.rounded(dataset.path("freeBytes").asLong())
                            + " free");
        }
    }

    private static String mode(JsonNode dataset) {
        String mode = dataset.path("mode").asText();
        return mode
                + switch (mode) {
                    case "sync" -> ": fsync waits for both disks";
                    case "receive" -> ": fsync waits for the peer's memory";
                    case "async" ->
                            ": fsync waits for this disk; the peer may be behind by "
                                    + Sizes.rounded(dataset.path("lagLimitBytes").asLong())
                                    + " or "
                                    + dataset.path("lagLimitSeconds").asDouble()
                                    + " s";
                    default -> "";
                };
    }

    private static String rate(long limit) {
        return limit == 0 ? "no limit" : Sizes.print(limit) + "/s";
    }

    /** Empty for a time that is not known. */
    static String seconds(String before, double seconds) {
        return seconds < 0 ? "" : before + String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isBlank()) {
            lines.add(String.format(Locale.ROOT, "  %-9s  %s", label, text));
        }
    }
}
