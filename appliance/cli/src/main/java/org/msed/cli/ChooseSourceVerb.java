package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Chooses which of two copies that have parted is kept. */
@Command(
        name = "choose-source",
        mixinStandardHelpOptions = true,
        description = {
            "Chooses whose copy is kept, of two that were changed apart (DIVERGED).",
            "The other copy is set aside for some days (aside.days), then overwritten;",
            "msectl dataset undo puts it back. msectl status shows the facts of both."
        },
        footer = {
            "",
            "Example: msectl choose-source mse1 --backup-done tape-4711 --reason \"newer orders\""
        })
final class ChooseSourceVerb extends OrderVerb {
    @Parameters(arity = "1", paramLabel = "NODE", description = "Node whose copy is kept.")
    private String source;

    @Option(names = "--pair", paramLabel = "PAIR", description = "Needed with two pairs.")
    private String pair;

    @Option(
            names = "--backup-done",
            paramLabel = "REF",
            description = "Where a backup of the other copy is; kept with the event.")
    private String backup = "";

    @Option(names = "--no-backup", description = "You state that no backup is needed.")
    private boolean noBackup;

    @Option(
            names = "--peer-is-down",
            description = "You state that the other node is down; two servers if that is wrong.")
    private boolean peerIsDown;

    @Option(
            names = "--accept-data-loss",
            description = "What only a node that is down has may be lost.")
    private boolean acceptDataLoss;

    @Override
    Optional<String> named() {
        return Optional.ofNullable(pair);
    }

    @Override
    Map<String, Object> arguments() throws CommandException {
        if (backup.isBlank() == !noBackup) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "choose-source overwrites a copy: say --backup-done REF with the place of a"
                            + " backup of it, or --no-backup that none is needed");
        }
        return Map.of(
                "source",
                source,
                "backup",
                backup.strip(),
                "noBackup",
                noBackup,
                "peerIsDown",
                peerIsDown,
                "acceptDataLoss",
                acceptDataLoss);
    }

    @Override
    boolean wantsName() {
        return true;
    }

    @Override
    boolean dangerous() {
        return true;
    }

    @Override
    String consequence(String here, JsonNode pairStatus) {
        String peer = pairStatus.path("peer").asText();
        String loser = source.equals(here) ? peer : here;
        List<String> facts = PartedText.lines(pairStatus);
        return "Pair "
                + pairStatus.path("name").asText()
                + ": the copy of "
                + loser
                + " is set aside and overwritten by that of "
                + source
                + (facts.isEmpty() ? "" : "\n" + String.join("\n", facts));
    }
}
