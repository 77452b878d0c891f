package org.msed.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.msed.config.ConfigException;
import org.msed.config.ConfigLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints configuration and state of high availability; also while the daemon is down. */
@Command(
        name = "gethainfo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints the high availability configuration and state of this server.")
final class HaInfoVerb extends Verb {
    static final int SCHEMA = 1;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    int code() throws CommandException, IOException {
        HaInfo info = info();
        if (json) {
            JsonMapper mapper = new JsonMapper();
            ObjectNode document = mapper.createObjectNode().put("schemaVersion", SCHEMA);
            document.setAll((ObjectNode) mapper.valueToTree(info));
            terminal().out().println(mapper.writeValueAsString(document));
        } else {
            info.lines().forEach(terminal().out()::println);
        }
        return ExitCode.DONE.number();
    }

    private HaInfo info() throws CommandException, IOException {
        ControlClient client = new ControlClient(terminal().places());
        try {
            Duration limit = Duration.ofSeconds(5);
            return HaInfo.of(
                    client.call(List.of("status"), Map.of(), limit, x -> {}).orFail().data());
        } catch (CommandException e) {
            if (e.code() != ExitCode.NOT_RUNNING) {
                throw e;
            }
            return saved();
        }
    }

    private HaInfo saved() throws CommandException, IOException {
        if (!ConfigLoader.configured(terminal().places())) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "This server is not set up: run "
                            + terminal().places().home().resolve("setup/setup.sh"));
        }
        try {
            return SavedHaInfo.read(terminal().places(), Version.text());
        } catch (ConfigException e) {
            throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
        }
    }
}
