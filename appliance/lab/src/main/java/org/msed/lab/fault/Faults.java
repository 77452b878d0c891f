package org.msed.lab.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.msed.lab.pair.Msed;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Namespaces;
import org.msed.lab.space.Topology;

/**
 * Does faults to a lab and heals them. Which stand is remembered in a file of the lab, so that one
 * run of the demo can heal what another did. Every method blocks until the fault has struck or is
 * healed.
 */
public final class Faults {
    private final Topology topology;
    private final Namespaces namespaces;
    private final Msed msed;
    private final NodeStart nodeStart;
    private final Path book;

    /** Boots a node and everything that starts with its system. */
    @FunctionalInterface
    public interface NodeStart {
        /**
         * @param node a node that is not running
         */
        void start(LabNode node);
    }

    /**
     * @param topology the nodes
     * @param namespaces where they run
     * @param msed the product in them
     * @param nodeStart how a dead node comes back, without msed
     * @param book the file that remembers
     */
    public Faults(
            Topology topology, Namespaces namespaces, Msed msed, NodeStart nodeStart, Path book) {
        this.topology = topology;
        this.namespaces = namespaces;
        this.msed = msed;
        this.nodeStart = nodeStart;
        this.book = book;
    }

    /** {@return the faults that stand, oldest first; a hang that has ended by itself does not} */
    public List<Fault> standing() {
        try {
            return Files.exists(book)
                    ? Files.readAllLines(book).stream()
                            .map(Fault::parse)
                            .filter(fault -> fault.kind() != FaultKind.HANG || hangs(fault))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Does a fault.
     *
     * @param fault what; one of the same kind on the same node replaces the one before
     * @throws LabException if it cannot be done now, such as a signal to no daemon
     */
    public void inject(Fault fault) {
        LabNode node = topology.node(fault.node());
        if (!node.isAppliance()) {
            throw new LabException("faults are for nodes that run msed, not for " + node.name());
        }
        switch (fault.kind()) {
            case STOP -> msed.stop(node);
            case SHUTDOWN -> {
                msed.stopForShutdown(node);
                namespaces.kill(node);
            }
            case KILL -> msed.signal(node, "KILL");
            case HANG -> hang(node, fault.argument());
            case DEATH -> namespaces.kill(node);
            case ETH0 -> carrier(node.lanPort(), "down");
            case ETH1 -> carrier(directPort(node), "down");
            case PARTITION, ONE_WAY, LOSS -> {
                // Packet faults act by the list of all that stand, written below.
            }
        }
        List<Fault> standing = without(fault.kind(), fault.node());
        standing.add(fault);
        remember(standing);
    }

    private void hang(LabNode node, int seconds) {
        msed.signal(node, "STOP");
        String script =
                "read -r pid <\"$MSE_RUN/msed.pid\"; (sleep "
                        + seconds
                        + "; kill -CONT \"$pid\") </dev/null >/dev/null 2>&1 &";
        namespaces.in(node, "", 5, "sh", "-c", script).orFail();
    }

    private boolean hangs(Fault fault) {
        return msed.isStill(topology.node(fault.node()));
    }

    private static String directPort(LabNode node) {
        if (node.directAddress().isEmpty()) {
            throw new LabException(node.name() + " has no eth1 in this topology");
        }
        return node.directPort();
    }

    private void carrier(String port, String state) {
        namespaces.outer("ip", "", "link", "set", port, state).orFail();
    }

    /**
     * Heals one fault; nothing happens if it does not stand. A node that boots starts msed if it
     * was set up there.
     *
     * @param kind what
     * @param nodeName the node's name
     */
    public void heal(FaultKind kind, String nodeName) {
        LabNode node = topology.node(nodeName);
        List<Fault> left = without(kind, nodeName);
        if (left.size() == standing().size()) {
            return;
        }
        remember(left);
        switch (kind) {
            case STOP, KILL -> startMsed(node);
            case SHUTDOWN, DEATH -> {
                nodeStart.start(node);
                // Cables pulled before the power cut are still pulled afterwards.
                left.stream()
                        .filter(fault -> fault.node().equals(nodeName))
                        .forEach(this::pullAgain);
                startMsed(node);
            }
            case HANG -> msed.signal(node, "CONT");
            case ETH0 -> carrier(node.lanPort(), "up");
            case ETH1 -> carrier(directPort(node), "up");
            case PARTITION, ONE_WAY, LOSS -> {
                // Gone with the list of all that stand.
            }
        }
    }

    private void startMsed(LabNode node) {
        if (msed.isSetUp(node)) {
            msed.start(node);
        }
    }

    private void pullAgain(Fault fault) {
        LabNode node = topology.node(fault.node());
        if (fault.kind() == FaultKind.ETH0) {
            carrier(node.lanPort(), "down");
        } else if (fault.kind() == FaultKind.ETH1) {
            carrier(node.directPort(), "down");
        }
    }

    /**
     * Heals every fault that stands: links first, so that daemons find their peers when they start.
     */
    public void healAll() {
        List<Fault> order = new ArrayList<>(standing());
        order.sort(java.util.Comparator.comparing(Fault::kind).reversed());
        order.forEach(fault -> heal(fault.kind(), fault.node()));
    }

    private List<Fault> without(FaultKind kind, String node) {
        List<Fault> left = new ArrayList<>(standing());
        left.removeIf(fault -> fault.kind() == kind && fault.node().equals(node));
        return left;
    }

    private void remember(List<Fault> faults) {
        namespaces.outer("nft", PacketFaults.table(topology, faults), "-f", "-").orFail();
        try {
            Files.write(book, faults.stream().map(Fault::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
