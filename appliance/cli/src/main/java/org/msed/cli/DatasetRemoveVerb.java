package org.msed.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.msed.config.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a directory out of the mirrored ones; its data stays. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a directory out of the mirrored ones of this node; all data in it stays.",
            "Remove it on both nodes."
        },
        footer = {"", "Example: msectl dataset remove data --reason 'moved away' --yes"})
final class DatasetRemoveVerb extends Verb {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Parameters(arity = "1", paramLabel = "NAME", description = "The dataset.")
    private String dataset;

    @Option(names = "--dry-run", description = "Say what would be done.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the log.")
    private String reason = "";

    @Override
    int code() throws CommandException, IOException {
        if (!yes && !dryRun && !terminal().interactive()) {
            throw new CommandException(
                    ExitCode.USAGE, "remove asks first: add --yes, or use a terminal");
        }
        String path = DatasetList.of(terminal().places()).named(dataset).path("path").asText();
        if (dryRun || !yes) {
            terminal()
                    .err()
                    .println(
                            "Dataset "
                                    + dataset
                                    + ": "
                                    + path
                                    + " is mirrored no more. "
                                    + "The data stays on both nodes and is no longer the same");
        }
        if (dryRun) {
            return ExitCode.DONE.number();
        }
        if (!yes && terminal().ask("Type yes to go on: ").filter("yes"::equals).isEmpty()) {
            throw new CommandException(ExitCode.REFUSED, "not confirmed; nothing was done");
        }
        return remove();
    }

    private int remove() throws CommandException, IOException {
        Map<String, Object> arguments = Map.of("name", dataset, "reason", reason);
        try {
            Reply reply =
                    new ControlClient(terminal().places())
                            .call(List.of("dataset", "remove"), arguments, LIMIT, x -> {});
            reply.messages().forEach(terminal().err()::println);
            return reply.exit();
        } catch (CommandException e) {
            if (e.code() != ExitCode.NOT_RUNNING) {
                throw e;
            }
            return directly();
        }
    }

    /** With the daemon down the files are this command's to write. */
    private int directly() throws CommandException, IOException {
        try {
            Datasets.remove(terminal().places(), dataset);
        } catch (NoSuchElementException e) {
            throw new CommandException(ExitCode.UNKNOWN_OBJECT, e.getMessage(), e);
        }
        terminal()
                .err()
                .println(
                        "dataset "
                                + dataset
                                + " is removed; its directory and all data in it stay."
                                + " Remove it on the other node too");
        return ExitCode.DONE.number();
    }
}
