package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msed.config.Places;

/** The daemon's status document. */
record Status(JsonNode document) {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Asks the daemon; blocks for at most 5 s. */
    static Status ask(Places places) throws CommandException {
        Reply reply = new ControlClient(places).call(List.of("status"), Map.of(), LIMIT, x -> {});
        return new Status(reply.orFail().data());
    }

    /** All pairs, or the one with a name. */
    List<JsonNode> pairs(Optional<String> name) throws CommandException {
        List<JsonNode> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode pair : document.path("pairs")) {
            names.add(pair.path("name").asText());
            if (name.isEmpty() || name.get().equals(pair.path("name").asText())) {
                found.add(pair);
            }
        }
        if (name.isPresent() && found.isEmpty()) {
            throw new CommandException(
                    ExitCode.UNKNOWN_OBJECT, "no pair " + name.get() + "; there are " + names);
        }
        return found;
    }

    /** The pair with a name, or the only one there is. */
    JsonNode pair(Optional<String> name) throws CommandException {
        List<JsonNode> found = pairs(name);
        if (found.isEmpty()) {
            throw new CommandException(ExitCode.UNKNOWN_OBJECT, "this node has no pair");
        }
        if (found.size() > 1) {
            List<String> names = found.stream().map(p -> p.path("name").asText()).toList();
            throw new CommandException(ExitCode.USAGE, "which pair? There are " + names);
        }
        return found.get(0);
    }
}
