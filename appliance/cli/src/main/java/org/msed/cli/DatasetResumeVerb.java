package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;

/** Lets a synchronisation that was held go on. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Lets the synchronisation of a pair go on.")
final class DatasetResumeVerb extends MoveVerb {
    @Override
    List<String> request() {
        return List.of("dataset", name());
    }

    @Override
    String consequence(String here, JsonNode pairStatus) {
        return "Pair " + pairStatus.path("name").asText() + ": the synchronisation goes on";
    }

    @Override
    boolean dangerous() {
        return false;
    }
}
