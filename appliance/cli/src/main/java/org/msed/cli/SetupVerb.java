package org.msed.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.msed.config.Answers;
import org.msed.config.ConfigException;
import org.msed.config.HostFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets a node up, or adds a peer, from an answers file. Running it again changes nothing. */
@Command(
        name = "setup.sh",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Sets this server up from an answers file.",
        footer = {
            "",
            "The file holds keys of the configuration (docs/config.md) for this node and for one",
            "pair, and pair.secret (64 hex digits). Another run with another peer.hm.address adds",
            "a second peer to a secondary.",
            "",
            "Example: setup.sh --answers /root/mse1.answers --non-interactive"
        })
final class SetupVerb extends Verb {
    @Option(
            names = "--answers",
            required = true,
            paramLabel = "FILE",
            description = "Answers to all questions.")
    private Path answers;

    @Option(
            names = "--non-interactive",
            required = true,
            description = "Ask nothing; what is missing is an error.")
    private boolean nonInteractive;

    @Option(names = "--dry-run", description = "Print what would change and change nothing.")
    private boolean dryRun;

    @Override
    int code() throws CommandException, IOException {
        boolean running = ControlClient.answers(terminal().places());
        HostFacts host = HostFacts.of(Interfaces.names(), true);
        try {
            SetupPlan plan = new SetupPlan(terminal().places(), host, running);
            SetupResult setup = plan.with(Answers.read(answers));
            setup.changes().forEach(terminal().out()::println);
            setup.warnings().forEach(w -> terminal().err().println("warning: " + w));
            if (setup.changes().isEmpty()) {
                terminal().out().println("no change");
                return ExitCode.DONE.number();
            }
            if (!dryRun) {
                setup.apply();
                terminal().out().println("Configuration Changed");
                if (running) {
                    terminal().err().println("init.d/msed restart makes it hold");
                }
            }
            return ExitCode.DONE.number();
        } catch (ConfigException e) {
            e.problems().forEach(terminal().err()::println);
            return ExitCode.FAILED.number();
        }
    }
}
