package org.msed.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Every command and every verb of msectl. A new verb is one line here. */
final class Verbs {
    private Verbs() {}

    /** Verbs of msectl, in the order of its help. */
    static List<Verb> all() {
        return List.of(
                new StatusVerb(),
                new WhyVerb(),
                new SwitchoverVerb(),
                new FailbackVerb(),
                new TakeoverVerb(),
                new PauseVerb(),
                new ResumeVerb(),
                new RejoinVerb(),
                new DaemonVerb());
    }

    static List<String> names() {
        return List.of("gethainfo", "getserverinfo", "msectl", "setup.sh");
    }

    /**
     * The command of a launcher.
     *
     * @throws IllegalArgumentException for a name without a launcher
     */
    static CommandLine command(String name, Terminal terminal) {
        return switch (name) {
            case "gethainfo" -> new CommandLine(new HaInfoVerb().at(terminal));
            case "getserverinfo" -> new CommandLine(new ServerInfoVerb().at(terminal));
            case "setup.sh" -> new CommandLine(new SetupVerb().at(terminal));
            case "msectl" -> msectl(terminal);
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }

    /** The verb of a command that may be called without any argument. */
    static Optional<Verb> plain(String name) {
        return switch (name) {
            case "gethainfo" -> Optional.of(new HaInfoVerb());
            case "getserverinfo" -> Optional.of(new ServerInfoVerb());
            default -> Optional.empty();
        };
    }

    private static CommandLine msectl(Terminal terminal) {
        CommandLine line = new CommandLine(new Msectl());
        all().forEach(verb -> line.addSubcommand(verb.at(terminal)));
        return line;
    }

    /** The command that only has subcommands. */
    @Command(
            name = "msectl",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Shows and moves pairs.",
            footer = {
                "",
                "Exit codes: 0 done or healthy, 1 failed, 2 usage, 3 daemon not running,",
                "4 no permission, 5 refused by a check, 6 timed out but still running,",
                "7 unknown object."
            })
    static final class Msectl implements Runnable {
        @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "expected a verb");
        }
    }
}
