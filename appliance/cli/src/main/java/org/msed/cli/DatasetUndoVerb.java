package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts back the copy that lost a choice. */
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the copy that lost msectl choose-source back on this node, byte for byte.",
            "This node must stand by or hold, not serve. Afterwards the two copies are parted",
            "again, and msectl choose-source says which is kept."
        },
        footer = {"", "Example: msectl dataset undo --reason \"the wrong copy\" --yes"})
final class DatasetUndoVerb extends OrderVerb {
    @Parameters(
            arity = "0..1",
            paramLabel = "COPY",
            description = "Of msectl dataset kept; the newest without it.")
    private String copy = "";

    @Option(names = "--pair", paramLabel = "PAIR", description = "Needed with two pairs.")
    private String pair;

    @Override
    List<String> request() {
        return List.of("dataset", name());
    }

    @Override
    Optional<String> named() {
        return Optional.ofNullable(pair);
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of("aside", copy);
    }

    @Override
    boolean dangerous() {
        return true;
    }

    @Override
    String consequence(String here, JsonNode pairStatus) {
        return "Pair "
                + pairStatus.path("name").asText()
                + ": the datasets on "
                + here
                + " become what they were before they lost the choice. Until a new msectl"
                + " choose-source "
                + here
                + " is no standby";
    }
}
