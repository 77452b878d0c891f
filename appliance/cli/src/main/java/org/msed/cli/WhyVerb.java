package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.msed.config.PairConfig;
import org.msed.core.state.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the last decisions of a pair and what they rested on. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Tells the last decisions of a pair and the numbers they rested on.")
final class WhyVerb extends Verb {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Parameters(arity = "0..1", paramLabel = "PAIR", description = "Needed with two pairs.")
    private String pair;

    @Option(
            names = "--count",
            defaultValue = "5",
            paramLabel = "N",
            description = "How many decisions (default ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    int code() throws CommandException, IOException {
        if (count < 1 || count > 1_000) {
            throw new CommandException(ExitCode.USAGE, "--count must be 1 to 1000, got " + count);
        }
        try {
            return running();
        } catch (CommandException e) {
            if (e.code() != ExitCode.NOT_RUNNING) {
                throw e;
            }
            return saved();
        }
    }

    private int running() throws CommandException {
        JsonNode found = Status.ask(terminal().places()).pair(Optional.ofNullable(pair));
        String name = found.path("name").asText();
        Map<String, Object> arguments = Map.of("pair", name, "count", count);
        JsonNode data =
                new ControlClient(terminal().places())
                        .call(List.of("why"), arguments, LIMIT, x -> {})
                        .orFail()
                        .data();
        if (json) {
            terminal().out().println(data);
        } else {
            terminal().out().println(name + ": " + found.path("state").asText());
            data.path("events").forEach(this::print);
            PartedText.lines(found).forEach(terminal().out()::println);
        }
        return ExitCode.DONE.number();
    }

    /** With the daemon down the events are on disk, and that is when one wants to know. */
    private int saved() throws CommandException, IOException {
        PairConfig found = SavedHaInfo.pair(terminal().places(), Optional.ofNullable(pair));
        List<JsonNode> events =
                SavedEvents.read(terminal().places().eventFile(found.peer().hmAddress()), count);
        if (json) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.put("schemaVersion", HaInfoVerb.SCHEMA).put("pair", found.pairId());
            document.putArray("events").addAll(events);
            terminal().out().println(document);
        } else {
            terminal().out().println(found.pairId() + ": Health Monitor is not running");
            events.forEach(this::print);
        }
        return ExitCode.DONE.number();
    }

    private void print(JsonNode event) {
        lines(event).forEach(terminal().out()::println);
    }

    static List<String> lines(JsonNode event) {
        List<String> lines = new ArrayList<>();
        String actor = event.path("actor").asText();
        String detail = event.path("detail").asText();
        lines.add("");
        lines.add(
                event.path("time").asText()
                        + " "
                        + event.path("from").asText()
                        + " -> "
                        + event.path("to").asText()
                        + ", because "
                        + sentence(event.path("reason").asText())
                        + (detail.isEmpty() ? "" : " (" + detail + ")"));
        lines.add(
                "  row "
                        + event.path("row").asText()
                        + ", epoch "
                        + event.path("epoch").asText()
                        + ", token "
                        + (event.path("tokenHere").asBoolean() ? "here" : "not here")
                        + ", serial "
                        + event.path("tokenSerial").asText()
                        + (actor.isEmpty() ? "" : ", by " + actor));
        lines.add(
                "  peer silent "
                        + age(event.path("silentMillis"))
                        + ", limit "
                        + age(event.path("limitMillis"))
                        + ", authority "
                        + age(event.path("authorityMillis"))
                        + ", gateway "
                        + age(event.path("gatewayMillis"))
                        + ", links "
                        + links(event.path("linkMillis")));
        lines.add("  event " + event.path("id").asText());
        return lines;
    }

    private static String links(JsonNode ages) {
        List<String> texts = new ArrayList<>();
        ages.forEach(age -> texts.add(age(age)));
        return texts.isEmpty() ? "none" : String.join(" / ", texts);
    }

    private static String age(JsonNode millis) {
        return millis.asLong(-1) < 0 ? "-" : String.format(Locale.ROOT, "%d ms", millis.asLong());
    }

    private static String sentence(String word) {
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(word)) {
                return reason.sentence() + " [" + word + "]";
            }
        }
        return word;
    }
}
