package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;

/** Holds the synchronisation of a pair. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Holds the synchronisation of a pair, running or to come.")
final class DatasetPauseVerb extends MoveVerb {
    @Override
    List<String> request() {
        return List.of("dataset", name());
    }

    @Override
    String consequence(String here, JsonNode pairStatus) {
        return "Pair "
                + pairStatus.path("name").asText()
                + ": no synchronisation until msectl dataset resume; what is written meanwhile is"
                + " copied later";
    }

    @Override
    boolean dangerous() {
        return false;
    }
}
