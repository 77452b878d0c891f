package org.msed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msed.config.ConfigException;
import org.msed.config.ConfigKey;
import org.msed.config.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a mirrored directory to the configuration of this node. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Adds a directory to the mirrored ones of this node, after checking it.",
            "Add it with the same options on both nodes."
        },
        footer = {"", "Example: msectl dataset add data /srv/data --exclude '*.pid,cache'"})
final class DatasetAddVerb extends Verb {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Parameters(index = "0", paramLabel = "NAME", description = "Name, the same on both nodes.")
    private String dataset;

    @Parameters(index = "1", paramLabel = "PATH", description = "The directory.")
    private Path path;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "What fsync waits for: sync (default), receive or async.")
    private String mode;

    @Option(
            names = "--exclude",
            paramLabel = "PATTERNS",
            description = "What stays on its node, separated by commas; may be repeated.")
    private List<String> excludes;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Limit of a synchronisation, such as 20 MiB/s (default 0, none).")
    private String rate;

    @Option(names = "--peer", paramLabel = "NODE", description = "Needed with two pairs.")
    private String peer;

    @Option(
            names = "--lag-bytes",
            paramLabel = "SIZE",
            description = "Mode async: how far the peer may be behind.")
    private String lagBytes;

    @Option(
            names = "--lag-time",
            paramLabel = "TIME",
            description = "Mode async: for how long the peer may be behind.")
    private String lagTime;

    @Override
    int code() throws CommandException, IOException {
        Map<ConfigKey, String> values = values();
        Map<String, Object> arguments = new LinkedHashMap<>();
        values.forEach((key, text) -> arguments.put(key.key(), text));
        arguments.put("name", dataset);
        try {
            Reply reply =
                    new ControlClient(terminal().places())
                            .call(List.of("dataset", "add"), arguments, LIMIT, x -> {});
            reply.messages().forEach(terminal().err()::println);
            return reply.exit();
        } catch (CommandException e) {
            if (e.code() != ExitCode.NOT_RUNNING) {
                throw e;
            }
            return directly(values);
        }
    }

    private Map<ConfigKey, String> values() {
        Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
        values.put(ConfigKey.DATASET_PATH, path.toAbsolutePath().toString());
        put(values, ConfigKey.DATASET_MODE, mode);
        put(values, ConfigKey.DATASET_RATE, rate);
        put(values, ConfigKey.DATASET_PEER, peer);
        put(values, ConfigKey.DATASET_LAG_BYTES, lagBytes);
        put(values, ConfigKey.DATASET_LAG_TIME, lagTime);
        put(
                values,
                ConfigKey.DATASET_EXCLUDE,
                excludes == null ? null : String.join(",", excludes));
        return values;
    }

    private static void put(Map<ConfigKey, String> values, ConfigKey key, String text) {
        if (text != null) {
            values.put(key, text);
        }
    }

    /** With the daemon down the files are this command's to write. */
    private int directly(Map<ConfigKey, String> values) throws CommandException, IOException {
        try {
            Datasets.add(
                    terminal().places(), ThisMachine.facts(terminal().places()), dataset, values);
        } catch (ConfigException e) {
            throw new CommandException(ExitCode.REFUSED, e.getMessage(), e);
        }
        terminal()
                .err()
                .println(
                        "dataset "
                                + dataset
                                + " is written to "
                                + terminal().places().datasetFile(dataset));
        terminal()
                .err()
                .println(
                        "add it on the other node too; it is mirrored once Health Monitor runs on"
                                + " both: init.d/msed start");
        return ExitCode.DONE.number();
    }
}
