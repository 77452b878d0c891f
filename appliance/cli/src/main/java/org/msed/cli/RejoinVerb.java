package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Replaces a lost record. */
@Command(
        name = "rejoin",
        mixinStandardHelpOptions = true,
        description = "Replaces the lost record of a pair; what the token proved here is void.")
final class RejoinVerb extends MoveVerb {
    @Override
    String consequence(String here, JsonNode pairStatus) {
        return "Pair "
                + pairStatus.path("name").asText()
                + ": a new record is made on "
                + here
                + ", as if it had never been used; its data is"
                + " replaced by the peer's";
    }

    @Override
    boolean dangerous() {
        return true;
    }
}
