package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msed.config.Durations;
import picocli.CommandLine.Option;

/** An order: checked, confirmed, given, waited for. */
abstract class OrderVerb extends Verb {
    /** Time for the daemon's own answer beyond the limit it was given. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(names = "--dry-run", description = "Say what would be done and what blocks it.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the event.")
    private String reason = "";

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the end (default), or with --no-wait only give the order.")
    private boolean wait;

    @Option(
            names = "--timeout",
            defaultValue = "60 s",
            paramLabel = "TIME",
            description = "How long to wait (default ${DEFAULT-VALUE}).")
    private String timeout;

    /**
     * What would happen, for the question and for --dry-run.
     *
     * @param here name of this node
     */
    abstract String consequence(String here, JsonNode pairStatus);

    /** The pair, or what stands for it, as typed; empty for the only one. */
    abstract Optional<String> named();

    /** Whether an operator must confirm. */
    abstract boolean dangerous();

    /** Whether the confirmation is the pair's name typed, not only yes. */
    boolean wantsName() {
        return false;
    }

    /** The words of the request. */
    List<String> request() {
        return List.of(name());
    }

    /** The pair that is meant, of those that the node has. */
    JsonNode pair(Status node, Optional<String> named) throws CommandException {
        return node.pair(named);
    }

    /** Arguments of this verb beyond those that all have. */
    Map<String, Object> arguments() throws CommandException {
        return Map.of();
    }

    /** More of them, once the pair is known. */
    Map<String, Object> argumentsOf(JsonNode pairStatus) {
        return Map.of();
    }

    @Override
    final int code() throws CommandException, IOException {
        Duration limit = limit();
        Map<String, Object> own = arguments();
        if (dangerous() && !yes && !dryRun && !terminal().interactive()) {
            throw new CommandException(
                    ExitCode.USAGE, name() + " asks first: add --yes, or use a terminal");
        }
        Status node = Status.ask(terminal().places());
        JsonNode status = pair(node, named());
        String here = node.document().path("node").asText();
        Map<String, Object> arguments = new LinkedHashMap<>(own);
        arguments.putAll(argumentsOf(status));
        arguments.put("pair", status.path("name").asText());
        arguments.put("reason", reason);
        arguments.put("dryRun", dryRun);
        arguments.put("wait", wait);
        arguments.put("timeoutMillis", limit.toMillis());
        if (dryRun) {
            terminal().err().println(consequence(here, status));
        } else if (dangerous() && !yes && !confirmed(here, status)) {
            throw new CommandException(ExitCode.REFUSED, "not confirmed; nothing was done");
        }
        return give(arguments, limit);
    }

    private Duration limit() throws CommandException {
        try {
            return Duration.ofMillis(Durations.parseSeconds(timeout));
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE, "--timeout must be a time such as 60 s, got " + timeout, e);
        }
    }

    private boolean confirmed(String here, JsonNode status) throws IOException {
        String name = status.path("name").asText();
        terminal().err().println(consequence(here, status));
        String expected = wantsName() ? name : "yes";
        Optional<String> answer = terminal().ask("Type " + expected + " to go on: ");
        return answer.filter(expected::equals).isPresent();
    }

    private int give(Map<String, Object> arguments, Duration limit) throws CommandException {
        Reply reply =
                new ControlClient(terminal().places())
                        .call(request(), arguments, limit.plus(GRACE), terminal().err()::println);
        if (json) {
            terminal().out().println(reply.data());
        }
        reply.messages().forEach(terminal().err()::println);
        BlockerText.sentences(reply.data().path("blockers"))
                .forEach(blocker -> terminal().err().println("blocked: " + blocker));
        if (!json && reply.data().has("task")) {
            terminal().out().println("task " + reply.data().path("task").asText());
        }
        return reply.exit();
    }
}
