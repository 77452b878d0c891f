package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Moves the service to the other node, planned. */
@Command(
        name = "switchover",
        mixinStandardHelpOptions = true,
        description = "Moves the service of a pair from this node to its peer, without loss.",
        footer = {"", "Example: msectl switchover mse1 --reason maintenance --yes"})
final class SwitchoverVerb extends MoveVerb {
    @Override
    String consequence(String here, JsonNode pairStatus) {
        String peer = pairStatus.path("peer").asText();
        boolean serving = pairStatus.path("serving").asBoolean();
        return "Pair "
                + pairStatus.path("name").asText()
                + ": the service moves from "
                + (serving ? here : peer)
                + " to "
                + (serving ? peer : here)
                + ". Clients are interrupted for a moment; no acknowledged data is lost";
    }

    @Override
    boolean dangerous() {
        return true;
    }
}
