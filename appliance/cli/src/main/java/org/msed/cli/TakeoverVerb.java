package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes the service by force, on the statement that the peer is down. */
@Command(
        name = "takeover",
        mixinStandardHelpOptions = true,
        description = "Takes the service of a pair by force.",
        footer = {"", "Example: msectl takeover mse1 --peer-is-down --yes"})
final class TakeoverVerb extends MoveVerb {
    @Option(
            names = "--peer-is-down",
            description = "You state that the peer is down; two servers if that is wrong.")
    private boolean peerIsDown;

    @Option(names = "--accept-data-loss", description = "Acknowledged writes may be lost.")
    private boolean acceptDataLoss;

    @Option(names = "--accept-inconsistent", description = "The data here may be half a copy.")
    private boolean acceptInconsistent;

    @Override
    Map<String, Object> arguments() throws CommandException {
        if (!peerIsDown) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "takeover needs --peer-is-down: only you can see that. With a living peer use"
                            + " msectl switchover");
        }
        return Map.of("acceptDataLoss", acceptDataLoss, "acceptInconsistent", acceptInconsistent);
    }

    @Override
    boolean wantsName() {
        return true;
    }

    @Override
    String consequence(String here, JsonNode pairStatus) {
        return "Pair "
                + pairStatus.path("name").asText()
                + ": "
                + here
                + " serves from now on, whatever "
                + pairStatus.path("peer").asText()
                + " does. Last contact: "
                + contact(pairStatus)
                + ". Token "
                + (pairStatus.path("tokenHere").asBoolean()
                        ? "here: it has every acknowledged write"
                        : "not here: acknowledged writes may be lost")
                + atRisk(pairStatus);
    }

    /** What modes other than sync give up by configuration (design D17). */
    private static String atRisk(JsonNode pairStatus) {
        String text = MirrorText.unprotected(pairStatus);
        return text.isEmpty() ? "" : "; " + text;
    }

    @Override
    boolean dangerous() {
        return true;
    }

    private static String contact(JsonNode pairStatus) {
        double age = pairStatus.path("lastHeartbeatAgeSeconds").asDouble(-1);
        return age < 0 ? "never" : age + " s ago";
    }
}
