package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what the server is and how it does; one line when the daemon is down. */
@Command(
        name = "getserverinfo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints configuration, services and monitor values of this server.")
final class ServerInfoVerb extends Verb {
    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    int code() throws CommandException, IOException {
        ControlClient client = new ControlClient(terminal().places());
        try {
            JsonNode data =
                    client.call(List.of("serverinfo"), Map.of(), Duration.ofSeconds(5), x -> {})
                            .orFail()
                            .data();
            if (json) {
                terminal().out().println(data);
            } else {
                ServerInfo.lines(data).forEach(terminal().out()::println);
            }
            return ExitCode.DONE.number();
        } catch (CommandException e) {
            if (e.code() != ExitCode.NOT_RUNNING || json) {
                throw e;
            }
            terminal().out().println("Health Monitor is not running");
            return ExitCode.NOT_RUNNING.number();
        }
    }
}
