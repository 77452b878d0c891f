package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings the two copies of a pair, or of one dataset, together. */
@Command(
        name = "resync",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the two copies of a pair, or of one of its datasets, and copies what differs.",
            "PAIR may be the name of a dataset; a pair goes first where both have one name."
        },
        footer = {"", "Example: msectl resync data --full --reason audit --yes"})
final class ResyncVerb extends MoveVerb {
    @Option(
            names = "--full",
            description = "Compare everything, not only what is known to be suspicious.")
    private boolean full;

    @Option(
            names = "--from",
            paramLabel = "NODE",
            description = "Node whose copy is taken (default: the one that serves).")
    private String from = "";

    private String dataset = "";

    @Override
    JsonNode pair(Status node, Optional<String> named) throws CommandException {
        List<String> names = new ArrayList<>();
        for (JsonNode pair : node.pairs(Optional.empty())) {
            names.add(pair.path("name").asText());
        }
        if (named.isEmpty() || names.contains(named.get())) {
            return node.pair(named);
        }
        for (JsonNode pair : node.pairs(Optional.empty())) {
            for (JsonNode found : pair.path("datasets")) {
                names.add(found.path("name").asText());
                if (found.path("name").asText().equals(named.get())) {
                    dataset = named.get();
                    return pair;
                }
            }
        }
        throw new CommandException(
                ExitCode.UNKNOWN_OBJECT,
                "no pair or dataset " + named.get() + "; there are " + names);
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of("full", full, "from", from);
    }

    @Override
    Map<String, Object> argumentsOf(JsonNode pairStatus) {
        return Map.of("dataset", dataset);
    }

    @Override
    String consequence(String here, JsonNode pairStatus) {
        String peer = pairStatus.path("peer").asText();
        boolean mine = from.isEmpty() ? pairStatus.path("serving").asBoolean() : from.equals(here);
        String target = mine ? peer : here;
        return "Pair "
                + pairStatus.path("name").asText()
                + ": "
                + (dataset.isEmpty() ? "the data" : "dataset " + dataset)
                + " of "
                + target
                + " is overwritten where it differs from that of "
                + (mine ? here : peer)
                + (full ? ", everything is read on both" : "")
                + ". Until the end "
                + target
                + " cannot take over";
    }

    @Override
    boolean dangerous() {
        return true;
    }
}
