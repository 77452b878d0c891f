package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Turns automatic moves on again. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Ends a pause, or a hold that waits for it.")
final class ResumeVerb extends MoveVerb {
    @Override
    String consequence(String here, JsonNode pairStatus) {
        return "Pair "
                + pairStatus.path("name").asText()
                + ": automatic moves are on again, and a hold that waits for resume ends";
    }

    @Override
    boolean dangerous() {
        return false;
    }
}
