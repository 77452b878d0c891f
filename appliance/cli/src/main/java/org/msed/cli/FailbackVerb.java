package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Moves the service back to the primary, planned. */
@Command(
        name = "failback",
        mixinStandardHelpOptions = true,
        description =
                "Moves the service of a pair from its secondary back to its primary, without loss.",
        footer = {"", "Example: msectl failback mse1 --dry-run"})
final class FailbackVerb extends MoveVerb {
    @Override
    String consequence(String here, JsonNode pairStatus) {
        return "Pair "
                + pairStatus.path("name").asText()
                + ": the service returns to "
                + pairStatus.path("name").asText()
                + ". Clients are interrupted for a moment;"
                + " no acknowledged data is lost";
    }

    @Override
    boolean dangerous() {
        return true;
    }
}
