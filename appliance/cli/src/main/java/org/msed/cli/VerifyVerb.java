package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the two copies of a pair while applications write. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the two copies of a pair, content and attributes, while applications write.",
            "What differs is named, and with --repair copied from the node that serves."
        },
        footer = {
            "",
            "Example: msectl verify --dataset data --repair --yes",
            "",
            "Exit code 0: both copies are equal, or were made so; 1: they differ, or it was",
            "broken off; 5: refused; 6: it goes on, msectl status shows how far it is."
        })
final class VerifyVerb extends MoveVerb {
    @Option(
            names = "--repair",
            description = "Copy what differs to the standby, which cannot take over meanwhile.")
    private boolean repair;

    @Option(names = "--dataset", paramLabel = "NAME", description = "Only this one.")
    private String dataset = "";

    @Override
    Map<String, Object> arguments() {
        return Map.of("repair", repair, "dataset", dataset);
    }

    @Override
    String consequence(String here, JsonNode pairStatus) {
        String peer = pairStatus.path("peer").asText();
        return "Pair "
                + pairStatus.path("name").asText()
                + ": "
                + (dataset.isEmpty() ? "the data" : "dataset " + dataset)
                + " is read on "
                + here
                + " and "
                + peer
                + (repair
                        ? ". What differs on "
                                + peer
                                + " is overwritten; until that is done "
                                + peer
                                + " cannot take over"
                        : ". Nothing is changed");
    }

    @Override
    boolean dangerous() {
        return repair;
    }
}
