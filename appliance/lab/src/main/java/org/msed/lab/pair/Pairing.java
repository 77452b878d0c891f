package org.msed.lab.pair;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Topology;

/** Makes pairs of the nodes of a lab and waits until they work. */
public final class Pairing {
    private static final int FIRST_INSTANCE = 3;
    private static final int SECRET_BYTES = 32;
    private static final Duration ACTIVE_LIMIT = Duration.ofSeconds(60);

    private static final Duration STATUS_STEP = Duration.ofMillis(50);

    private final Topology topology;
    private final Msed msed;

    /**
     * @param topology the nodes
     * @param msed the product in them
     */
    public Pairing(Topology topology, Msed msed) {
        this.topology = topology;
        this.msed = msed;
    }

    /**
     * Runs the setup of every node, one pair after the other; blocks. Nodes work side by side.
     *
     * @param options how the pairs decide
     */
    public void configure(PairOptions options) {
        LabNode secondary = topology.secondary();
        int instance = FIRST_INSTANCE;
        for (LabNode primary : topology.primaries()) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            int index = instance++;
            sideBySide(
                    List.of(primary, secondary),
                    node ->
                            msed.setUp(
                                    node,
                                    Answers.of(node, primary, secondary, options, index, secret)));
            if (options.data()) {
                addDataset(primary, secondary);
            }
        }
    }

    /** The first pair's is {@code data} on {@code /srv/data}; names are the secondary's too. */
    private void addDataset(LabNode primary, LabNode secondary) {
        boolean first = primary.equals(topology.primaries().get(0));
        String name = first ? "data" : "data-" + primary.name();
        sideBySide(
                List.of(primary, secondary),
                node ->
                        msed.addDataset(
                                node,
                                name,
                                node.equals(primary) ? secondary : primary,
                                "/srv/" + name));
    }

    /** Starts msed on every node; blocks until all start scripts have ended. */
    public void start() {
        sideBySide(topology.appliances(), msed::start);
    }

    /** Stops msed on every node where it was set up, and removes what it has there; blocks. */
    public void remove() {
        sideBySide(
                topology.appliances(),
                node -> {
                    if (msed.isSetUp(node)) {
                        msed.stop(node);
                        msed.erase(node);
                    }
                });
    }

    private static void sideBySide(List<LabNode> nodes, java.util.function.Consumer<LabNode> work) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (LabNode node : nodes) {
            running.add(CompletableFuture.runAsync(() -> work.accept(node)));
        }
        running.forEach(
                future -> {
                    try {
                        future.join();
                    } catch (java.util.concurrent.CompletionException e) {
                        throw new LabException(e.getCause().getMessage(), e);
                    }
                });
    }

    /**
     * Waits until every pair's primary serves with its standby behind it; blocks.
     *
     * @throws LabException after 60 s, with what the pairs say
     */
    public void awaitActive() {
        for (LabNode primary : topology.primaries()) {
            boolean active = Deadline.reached(ACTIVE_LIMIT, STATUS_STEP, () -> isActive(primary));
            if (!active) {
                throw new LabException(
                        "pair "
                                + primary.name()
                                + " is not Active after "
                                + ACTIVE_LIMIT.toSeconds()
                                + " s: "
                                + primary.name()
                                + " says "
                                + told(primary, primary)
                                + ", "
                                + topology.secondary().name()
                                + " says "
                                + told(topology.secondary(), primary)
                                + "; the logs: ./demo exec "
                                + primary.name()
                                + " -- sh -c 'cat $MSE_LOG/*.log'");
            }
        }
    }

    /** Both must say so: that a primary could hand over does not yet let its standby take over. */
    private boolean isActive(LabNode primary) {
        return msed.status(primary, primary.name()).filter(PairStatus::isActive).isPresent()
                && msed.status(topology.secondary(), primary.name())
                        .filter(PairStatus::stands)
                        .isPresent();
    }

    private String told(LabNode node, LabNode primary) {
        return msed.status(node, primary.name())
                .map(PairStatus::toString)
                .orElse("nothing, its daemon does not answer");
    }
}
