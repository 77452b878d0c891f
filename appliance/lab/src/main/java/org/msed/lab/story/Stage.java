package org.msed.lab.story;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.msed.lab.Lab;
import org.msed.lab.client.Client;
import org.msed.lab.client.Database;
import org.msed.lab.client.Observation;
import org.msed.lab.fault.Fault;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.pair.PairStatus;
import org.msed.lab.space.Command;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;

/**
 * What the scenes work with: a lab with a pair, a client that asks all the time, and the audience.
 */
final class Stage {
    static final String PAIR = "mse1";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration COMMAND_STEP = Duration.ofMillis(150);
    private static final int COMMAND_SECONDS = 20;
    private static final int REFUSED = 5;
    private static final String LINES = "/srv/data/lines";

    private final Lab lab;
    private final Client client;
    private final boolean data;
    private final PrintStream out;
    private final List<Measured> measured = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private PairOptions options = PairOptions.DEFAULT;

    Stage(Lab lab, Client client, boolean data, PrintStream out) {
        this.lab = lab;
        this.client = client;
        this.data = data;
        this.out = out;
    }

    void say(String line) {
        out.println("  " + line);
    }

    /** Prints what a command says in a node. */
    void show(String node, String... line) {
        out.println("  [" + node + "]$ " + String.join(" ", line));
        Command shown = run(node, line);
        (shown.output() + shown.errors())
                .lines()
                .forEach(text -> out.println(text.isBlank() ? "" : "    " + text));
        if (shown.exit() != 0) {
            expect(line[0] + " on " + node + " ends with 0, got " + shown.exit(), false);
        }
    }

    Command run(String node, String... line) {
        return lab.namespaces().in(lab.topology().node(node), "", COMMAND_SECONDS, line);
    }

    /** Checks something the story claims. */
    void expect(String claim, boolean holds) {
        say((holds ? "ok      " : "FAILED  ") + claim);
        if (!holds) {
            failures.add(claim);
        }
    }

    PairOptions options() {
        return options;
    }

    /** Makes a new pair of the same nodes, as if their disks were new. */
    void pairUp(PairOptions decided) {
        options = decided.withData(data).withDatabase(decided.database() && data);
        lab.unpair();
        Database.forget(lab.topology(), lab.namespaces());
        run("client", "rm", "-f", Client.ACKNOWLEDGED, Client.ROWS_ACKNOWLEDGED);
        lab.pairUp(options);
        if (options.database()) {
            Database.tell(lab.topology(), lab.namespaces(), PAIR);
            until(() -> !lines("client", Client.ROWS_ACKNOWLEDGED).isEmpty());
        }
    }

    /** Whether the pair mirrors a directory. */
    boolean data() {
        return data;
    }

    /** Checks that a node which serves has every line that was acknowledged until now. */
    void expectEveryLine(String node) {
        if (!data) {
            return;
        }
        List<String> acknowledged = lines("client", Client.ACKNOWLEDGED);
        Set<String> kept = new HashSet<>(lines(node, LINES));
        acknowledged.removeIf(kept::contains);
        expect("every acknowledged line is on " + node, !kept.isEmpty() && acknowledged.isEmpty());
    }

    /** Checks that the database, on the node that serves, has every row acknowledged until now. */
    void expectEveryRow(String node) {
        if (!options.database()) {
            return;
        }
        shows(node, node.equals(PAIR) ? "PRIMARY_ACTIVE" : "FAILOVER_ACTIVE");
        List<String> acknowledged = lines("client", Client.ROWS_ACKNOWLEDGED);
        Set<String> kept = new HashSet<>(Database.rows(lab.topology(), lab.namespaces()));
        acknowledged.removeIf(kept::contains);
        expect(
                "every acknowledged row is in the database on " + node,
                !kept.isEmpty() && acknowledged.isEmpty());
    }

    private List<String> lines(String node, String file) {
        return new ArrayList<>(run(node, "cat", file).output().lines().toList());
    }

    void fault(String kind, String node, String argument) {
        say("./demo fault " + Fault.of(kind, node, argument));
        lab.faults().inject(Fault.of(kind, node, argument));
    }

    void heal(FaultKind kind, String node) {
        say("./demo heal " + kind.word() + " " + node);
        lab.faults().heal(kind, node);
    }

    /** Waits until the client has answers from a node for what it asked after a moment. */
    boolean answered(String node, long sinceNanos) {
        return Deadline.reached(
                PATIENCE,
                () -> {
                    Observation seen = client.since(sinceNanos);
                    return seen.datagrams().answers().containsKey(node)
                            && seen.http().answers().containsKey(node);
                });
    }

    /** What the client saw from a moment until now. */
    Observation seenSince(long nanos) {
        return client.between(nanos, System.nanoTime());
    }

    /** Enters a fault into the table at the end. */
    void measure(String fault, String server, Observation seen) {
        measured.add(new Measured(fault + ", guard " + options.guard(), server, seen));
        say(
                "longest time without an answer: "
                        + Measured.millis(seen.datagrams().outageMillis())
                        + " ms by datagram, "
                        + Measured.millis(seen.http().outageMillis())
                        + " ms by HTTP; two owners for "
                        + Measured.millis(seen.dualMillis())
                        + " ms");
        if (seen.datagrams().outagePauseMillis() > 20) {
            say(
                    "(this machine stood still for "
                            + Measured.millis(seen.datagrams().outagePauseMillis())
                            + " ms of it)");
        }
    }

    /** What a node says about the pair; empty while its daemon does not answer. */
    Optional<PairStatus> status(String node) {
        return lab.msed().status(lab.topology().node(node), PAIR);
    }

    /** Waits until a node shows a state. */
    boolean shows(String node, String state) {
        return until(() -> status(node).filter(status -> status.state().equals(state)).isPresent());
    }

    /** Whether a node says that its copy and the other were changed apart from each other. */
    boolean diverged(String node) {
        return run(node, "msectl", "status").output().contains("diverged");
    }

    boolean serves(String node) {
        return status(node).filter(PairStatus::serving).isPresent();
    }

    /**
     * Orders the service back to mse1 until the order is accepted.
     *
     * @return what the refusals said, one line each, without repeats
     */
    List<String> failback() {
        List<String> refusals = new ArrayList<>();
        boolean done =
                until(
                        () -> {
                            Command order = orderFailback();
                            order.errors()
                                    .lines()
                                    .filter(line -> order.exit() == REFUSED)
                                    .filter(line -> !refusals.contains(line))
                                    .forEach(refusals::add);
                            return order.exit() == 0;
                        });
        if (!done) {
            throw new LabException("failback was not accepted: " + orderFailback().errors());
        }
        return refusals;
    }

    /** Orders the service back to mse1 once. */
    Command orderFailback() {
        return run("mse2", "msectl", "failback", PAIR, "--yes", "--reason", "the story");
    }

    /** Waits for something that must come about and is asked by command. */
    boolean until(BooleanSupplier condition) {
        return Deadline.reached(PATIENCE, COMMAND_STEP, condition);
    }

    /** Lets the client go on asking until so long after a moment. */
    void watch(long sinceNanos, int millis) {
        long end = sinceNanos + millis * 1_000_000L;
        Deadline.reached(Duration.ofMillis(millis + 1L), () -> System.nanoTime() - end >= 0);
    }

    /** Waits until mse1 serves with mse2 behind it. */
    void awaitActive() {
        lab.awaitActive();
    }

    boolean succeeded() {
        return failures.isEmpty();
    }

    void summary() {
        out.println();
        out.println("What the client noticed");
        out.println("  " + Measured.heading());
        measured.forEach(row -> out.println("  " + row.line()));
        out.println();
        out.println(
                failures.isEmpty()
                        ? "Every expectation was met."
                        : failures.size() + " expectations were not met:");
        failures.forEach(failure -> out.println("  " + failure));
    }
}
