package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the node and its pairs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows this node and its pairs; exit code 1 if not all is well.",
        footer = {
            "",
            "With --nagios: one line, and 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.",
            "Example: msectl status mse1 --json"
        })
final class StatusVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "PAIR", description = "Only this pair.")
    private String pair;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(names = "--nagios", description = "One line for Nagios, with its exit codes.")
    private boolean nagios;

    @Override
    int code() throws CommandException {
        if (nagios) {
            return nagios();
        }
        Status status = Status.ask(terminal().places());
        List<JsonNode> pairs = status.pairs(Optional.ofNullable(pair));
        if (json) {
            terminal().out().println(status.document());
        } else {
            StatusText.lines(status.document(), pairs).forEach(terminal().out()::println);
        }
        boolean well = status.document().path("state").asText().equals("OK");
        return (well ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private int nagios() {
        NagiosLine line;
        try {
            Status status = Status.ask(terminal().places());
            line = NagiosLine.of(status.document(), status.pairs(Optional.ofNullable(pair)));
        } catch (CommandException e) {
            line = NagiosLine.without(e);
        }
        terminal().out().println(line.text());
        return line.exit();
    }
}
