package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.msed.config.Durations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What init.d/msed needs of Java: waiting for the daemon, and telling it to stop or reload. */
@Command(
        name = "daemon",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Used by init.d/msed: await, ping, stop, reload.")
final class DaemonVerb extends Verb {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PING = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 20;
    private static final String QUESTION = "Stop all the same? (yes/no) [no]: ";

    @Parameters(arity = "1", paramLabel = "ACTION", description = "await, ping, stop or reload")
    private String action;

    @Option(names = "--pid", description = "Process id of the daemon.")
    private long pid;

    @Option(names = "--shutdown", description = "The system goes down.")
    private boolean shutdown;

    @Option(names = "--timeout", defaultValue = "60 s", description = "How long to wait.")
    private String timeout;

    @Override
    int code() throws CommandException, IOException {
        Duration limit = Duration.ofMillis(Durations.parseSeconds(timeout));
        return switch (action) {
            case "await" -> await(limit);
            case "ping" -> call("ping", Map.of(), PING).exit();
            case "reload" -> told(call("reload", Map.of(), limit));
            case "stop" -> stop(limit);
            default ->
                    throw new CommandException(
                            ExitCode.USAGE, "expected await, ping, stop or reload: " + action);
        };
    }

    private Reply call(String verb, Map<String, ?> arguments, Duration limit)
            throws CommandException {
        return new ControlClient(terminal().places())
                .call(List.of(verb), arguments, limit, this::say);
    }

    private void say(String sentence) {
        if (!sentence.isBlank()) {
            terminal().out().println(sentence);
        }
    }

    private int told(Reply reply) {
        reply.messages().forEach(this::say);
        return reply.exit();
    }

    /** Inventory A7-02, A7-04: one line a poll, then the parts that have started. */
    private int await(Duration limit) throws CommandException, IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            terminal().out().println("Starting Health Monitor, Waiting to check the status.");
            long nextLine = System.nanoTime() + POLL.toNanos();
            while (System.nanoTime() < nextLine) {
                if (ended()) {
                    throw new CommandException(ExitCode.NOT_RUNNING, "Health Monitor has ended");
                }
                if (Files.exists(terminal().places().controlSocket())
                        && ControlClient.answers(terminal().places())) {
                    parts(call("ping", Map.of(), PING).data());
                    return ExitCode.DONE.number();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            }
        }
        throw new CommandException(
                ExitCode.STILL_RUNNING, "Health Monitor does not answer; see its log");
    }

    private void parts(JsonNode ping) {
        terminal().out().println("Health Monitor successfully started");
        for (JsonNode part : ping.path("parts")) {
            switch (part.asText()) {
                case "admin" -> {
                    terminal().out().println("Starting Admin process...");
                    terminal().out().println("Started Admin process.");
                }
                case "database" ->
                        terminal()
                                .out()
                                .print(
                                        "Starting database .....\n"
                                                + "Database started successfully. ");
                case "services" ->
                        terminal()
                                .out()
                                .print(
                                        "Starting framework and services .....\n"
                                                + "Framework and services successfully started\n");
                default -> terminal().err().println("unknown part " + part.asText());
            }
        }
    }

    /** 5 is a stop that the daemon or the operator refused; the other codes mean no answer. */
    private int stop(Duration limit) throws CommandException, IOException {
        try {
            // A daemon that hangs takes the connection all the same: do not wait for it the long
            // way.
            call("ping", Map.of(), PING);
            Reply reply = stopOrAsk(limit);
            if (reply.code() != ExitCode.DONE) {
                return ExitCode.REFUSED.number();
            }
        } catch (CommandException e) {
            if (!ended()) {
                throw e;
            }
            return ExitCode.DONE.number();
        }
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ended()) {
            if (System.nanoTime() > deadline) {
                throw new CommandException(
                        ExitCode.STILL_RUNNING, "Health Monitor is still stopping");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
        return ExitCode.DONE.number();
    }

    /**
     * I11: a stop after which the peer may take over wants a word of the operator. Where nobody can
     * be asked, and when the system goes down, it is forced: neither may hang.
     */
    private Reply stopOrAsk(Duration limit) throws CommandException, IOException {
        Reply reply = order(shutdown, limit);
        if (shutdown || !withoutToken(reply)) {
            return reply;
        }
        if (terminal().interactive() && terminal().ask(QUESTION).filter("yes"::equals).isEmpty()) {
            throw new CommandException(
                    ExitCode.REFUSED,
                    "not stopped; mend a link between the nodes first (msectl why), or say yes");
        }
        return order(true, limit);
    }

    private Reply order(boolean force, Duration limit) throws CommandException {
        Reply reply = call("stop", Map.of("shutdown", shutdown, "force", force), limit);
        told(reply);
        return reply;
    }

    private static boolean withoutToken(Reply reply) {
        boolean found = false;
        for (JsonNode blocker : reply.data().path("blockers")) {
            found |= blocker.asText().equals("NO_TOKEN");
        }
        return found && reply.code() == ExitCode.FAILED;
    }

    /** proc_pid_stat(5): the state stands behind the name in parentheses; Z and X have ended. */
    private boolean ended() throws IOException {
        if (pid == 0) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (NoSuchFileException e) {
            return true;
        }
    }
}
