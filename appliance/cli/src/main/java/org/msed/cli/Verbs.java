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
                new ResyncVerb(),
                new ChooseSourceVerb(),
                new VerifyVerb(),
                new DaemonVerb());
    }

    /** Verbs of msectl dataset, in the order of its help. */
    static List<Verb> ofDatasets() {
        return List.of(
                new DatasetListVerb(),
                new DatasetShowVerb(),
                new DatasetAddVerb(),
                new DatasetRemoveVerb(),
                new DatasetPauseVerb(),
                new DatasetResumeVerb(),
                new DatasetKeptVerb(),
                new DatasetUndoVerb(),
                new DatasetBrowseVerb());
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
        CommandLine datasets = new CommandLine(new Dataset());
        ofDatasets().forEach(verb -> datasets.addSubcommand(verb.at(terminal)));
        return line.addSubcommand(datasets);
    }

    /** A command that only has subcommands. */
    abstract static class Group implements Runnable {
        @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "expected a verb");
        }
    }

    /** {@code msectl dataset}. */
    @Command(
            name = "dataset",
            mixinStandardHelpOptions = true,
            description = "Shows, adds and removes mirrored directories.",
            footer = {"", "Example: msectl dataset add data /srv/data"})
    static final class Dataset extends Group {}

    /** All verbs. */
    @Command(
            name = "msectl",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Shows and moves pairs.",
            footer = {
                "",
                "msectl demo runs a laboratory of pairs on this machine: msectl demo --help.",
                "",
                "Exit codes: 0 done or healthy, 1 failed, 2 usage, 3 daemon not running,",
                "4 no permission, 5 refused by a check, 6 timed out but still running,",
                "7 unknown object."
            })
    static final class Msectl extends Group {}
}
