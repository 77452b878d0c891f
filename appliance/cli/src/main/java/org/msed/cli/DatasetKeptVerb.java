package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msed.config.Sizes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the copies that lost a choice and are kept on this node. */
@Command(
        name = "kept",
        mixinStandardHelpOptions = true,
        description = "Lists the copies that lost msectl choose-source and are kept here.")
final class DatasetKeptVerb extends Verb {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Parameters(arity = "0..1", paramLabel = "PAIR", description = "Needed with two pairs.")
    private String pair;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    int code() throws CommandException {
        JsonNode found = Status.ask(terminal().places()).pair(Optional.ofNullable(pair));
        Map<String, Object> arguments = Map.of("pair", found.path("name").asText());
        JsonNode data =
                new ControlClient(terminal().places())
                        .call(List.of("dataset", name()), arguments, LIMIT, sentence -> {})
                        .orFail()
                        .data();
        if (json) {
            terminal().out().println(data);
        } else if (data.path("copies").isEmpty()) {
            terminal().err().println("nothing is kept here");
        } else {
            data.path("copies").forEach(copy -> terminal().out().println(line(copy)));
        }
        return ExitCode.DONE.number();
    }

    private static String line(JsonNode copy) {
        StringBuilder datasets = new StringBuilder();
        copy.path("datasets").forEach(name -> datasets.append(' ').append(name.asText()));
        return copy.path("name").asText()
                + "  set aside "
                + Instant.ofEpochMilli(copy.path("sinceWallMillis").asLong())
                + ", until "
                + Instant.ofEpochMilli(copy.path("untilWallMillis").asLong())
                + ", "
                + Sizes.rounded(copy.path("bytes").asLong())
                + " of"
                + datasets;
    }
}
