package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Turns automatic moves off. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Turns automatic moves of a pair off until resume.")
final class PauseVerb extends MoveVerb {
    @Override
    String consequence(String here, JsonNode pairStatus) {
        return "Pair "
                + pairStatus.path("name").asText()
                + ": no automatic move until msectl resume";
    }

    @Override
    boolean dangerous() {
        return false;
    }
}
