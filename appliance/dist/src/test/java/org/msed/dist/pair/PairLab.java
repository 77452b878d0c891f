package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.msed.lab.Lab;
import org.msed.lab.client.Client;
import org.msed.lab.client.Database;
import org.msed.lab.fault.Fault;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.pair.PairStatus;
import org.msed.lab.space.Command;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Topology;

/** A lab whose pairs are Active, with the questions that the tests ask. */
final class PairLab implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** Some questions start a program: asked without a pause they slow down what they wait for. */
    private static final Duration STEP = Duration.ofMillis(50);

    private static final String PAIR = "mse1";

    /** What {@code msectl} ends with when a condition of the order is not met yet. */
    private static final int BLOCKED = 5;

    private final Lab lab;

    private PairLab(Lab lab) {
        this.lab = lab;
    }

    /** Makes a lab of its own for a test class and waits until its pairs are Active. */
    static PairLab up(String name, Topology topology, PairOptions options) {
        String own = name + "-" + ProcessHandle.current().pid();
        Lab lab = Lab.create(own, topology, Path.of(System.getProperty("msed.tree")));
        try {
            lab.pairUp(options);
            return new PairLab(lab);
        } catch (LabException e) {
            PairLab up = new PairLab(lab);
            if (up.movable("mse2")) {
                // A machine so busy that the standby took over while the lab came up.
                up.settle();
                return up;
            }
            lab.close();
            throw e;
        }
    }

    LabNode node(String name) {
        return lab.topology().node(name);
    }

    Client client() {
        return Client.start(lab.topology(), lab.namespaces(), Client.Asks.DATAGRAMS);
    }

    /** A client that inserts rows into the database of the first pair, which mse1 serves. */
    Client inserting() {
        Database.tell(lab.topology(), lab.namespaces(), PAIR);
        return Client.start(lab.topology(), lab.namespaces(), Client.Asks.ROWS);
    }

    /** The rows in that database. */
    List<String> rows() {
        return Database.rows(lab.topology(), lab.namespaces());
    }

    void inject(String fault, String node) {
        inject(fault, node, null);
    }

    void inject(String fault, String node, String argument) {
        lab.faults().inject(Fault.of(fault, node, argument));
    }

    /** Which faults stand. */
    List<Fault> standing() {
        return lab.faults().standing();
    }

    void hang(String node, int seconds) {
        lab.faults().inject(Fault.of("hang", node, Integer.toString(seconds)));
    }

    void anotherCard(String node) {
        lab.namespaces().anotherCard(node(node));
    }

    void heal(FaultKind kind, String node) {
        lab.faults().heal(kind, node);
    }

    /** Heals everything and brings the service home, so that the next test finds an Active pair. */
    void settle() {
        lab.faults().healAll();
        await("somebody serves with a standby behind", () -> movable("mse1") || movable("mse2"));
        if (movable("mse2")) {
            move("mse2", "failback");
        }
        // The tests of one lab take over more often than a pair may by itself.
        said("mse2", "resume", PAIR, "--yes");
        awaitActive();
    }

    /**
     * Orders a move away from the node that serves, as soon as the pair allows it: a standby that a
     * busy machine delays may detach once more between the question and the order.
     */
    void move(String node, String verb) {
        await(
                verb + " is allowed",
                () -> {
                    if (!movable(node)) {
                        return false;
                    }
                    Command order = run(node, "msectl", verb, PAIR, "--yes");
                    return order.exit() != BLOCKED && order.orFail().exit() == 0;
                });
    }

    private boolean movable(String node) {
        return says(node, PAIR, status -> status.serving() && status.ready());
    }

    /** Waits for a condition of the lab; fails with what both nodes say and decided of late. */
    void await(String what, BooleanSupplier condition) {
        if (!Deadline.reached(LIMIT, STEP, condition)) {
            throw new AssertionError(
                    what
                            + ": not within "
                            + LIMIT.toSeconds()
                            + " s; mse1 says "
                            + status("mse1")
                            + ", mse2 says "
                            + status("mse2")
                            + said("mse1", "why", PAIR)
                            + said("mse2", "why", PAIR));
        }
    }

    /** Lets a fault act; nothing tells when chance has had its time. */
    void stay(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = 1; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    void awaitState(String node, String state) {
        awaitState(node, PAIR, state);
    }

    void awaitState(String node, String pair, String state) {
        await(
                node + " shows " + pair + " " + state,
                () -> says(node, pair, status -> status.state().equals(state)));
    }

    void awaitServing(String node) {
        await(node + " serves", () -> says(node, PAIR, PairStatus::serving));
    }

    /**
     * Gives a node whose record cannot be written something to write, and fails unless it stops
     * serving.
     *
     * @return its log, which is to say why
     */
    String logOfLostRecord(String node) {
        run(node, "msectl", "pause", PAIR, "--yes");
        await(node + " holds", () -> asked(node, "status").contains("\"META\""));
        assertFalse(hasAddress(node));
        return shell(node, "cat \"$MSE_LOG/health-monitor.log\"");
    }

    /** Waits until every primary serves and its standby could take over. */
    void awaitActive() {
        lab.awaitActive();
    }

    /** Waits until the node serves and its standby has all that it has. */
    void awaitAttached(String holder) {
        await(
                "the standby follows " + holder,
                () -> says(holder, PAIR, status -> status.serving() && status.attached()));
    }

    boolean says(String node, String pair, Predicate<PairStatus> what) {
        return lab.msed().status(node(node), pair).filter(what).isPresent();
    }

    /** What a reading verb prints with {@code --json}, at once; empty while no daemon answers. */
    String asked(String node, String... verb) {
        return lab.msed().ask(node(node), verb).orElse("");
    }

    PairStatus status(String node, String pair) {
        return lab.msed().status(node(node), pair).orElseThrow();
    }

    private Optional<PairStatus> status(String node) {
        return lab.msed().status(node(node), PAIR);
    }

    /** Whether the virtual address is on the node's card. */
    boolean hasAddress(String node) {
        String vip = Topology.virtualAddress(node(PAIR));
        return shell(node, "ip -4 -o addr show dev eth0").contains(" " + vip + "/");
    }

    void assertServedOnlyBy(String node) {
        String other = node.equals("mse1") ? "mse2" : "mse1";
        assertEquals(true, hasAddress(node), node + " has the address");
        assertEquals(false, hasAddress(other), other + " has the address");
    }

    /** The newest events of the pair as that node tells them. */
    String why(String node) {
        return run(node, "msectl", "why", PAIR, "--count", "20", "--json").orFail().output();
    }

    Command run(String node, String... line) {
        return lab.namespaces().in(node(node), "", 60, line);
    }

    /** The command line that runs another one in a node; may be extended. */
    List<String> entering(String node, String... line) {
        return lab.namespaces().entering(node, line);
    }

    /** Runs a shell script of several lines in a node. */
    Command script(String node, String text, String... arguments) {
        String[] line = new String[arguments.length + 3];
        line[0] = "bash";
        line[1] = "-s";
        line[2] = "--";
        System.arraycopy(arguments, 0, line, 3, arguments.length);
        return lab.namespaces().in(node(node), text, 60, line);
    }

    /** What a node sees at {@code /srv}, from outside: what its msed mounts there is not seen. */
    Path disk(String node) {
        return lab.disk(node(node));
    }

    /** What {@code msectl} prints in a node, healthy or not. */
    String said(String node, String... words) {
        String[] line = new String[words.length + 1];
        line[0] = "msectl";
        System.arraycopy(words, 0, line, 1, words.length);
        return run(node, line).output();
    }

    /** Output of a shell line in a node. */
    String shell(String node, String line) {
        return run(node, "sh", "-c", line).orFail().output();
    }

    /** {@code init.d/msed} in a node. */
    void initScript(String node, String action) {
        shell(node, "\"$MSE_HOME/init.d/msed\" " + action + " >/dev/null");
    }

    @Override
    public void close() {
        lab.close();
    }
}
