package org.msed.lab.service;

import java.time.Duration;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Namespaces;
import org.msed.lab.space.Topology;

/** Starts the service in the nodes, as the system of a real machine would at boot. */
public final class Services {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Topology topology;
    private final Namespaces namespaces;

    /**
     * @param topology the nodes
     * @param namespaces where they run
     */
    public Services(Topology topology, Namespaces namespaces) {
        this.topology = topology;
        this.namespaces = namespaces;
    }

    /**
     * Starts the service and waits until it listens; blocks.
     *
     * @param node a running node
     * @throws LabException with its output, if it does not come up
     */
    public void start(LabNode node) {
        StringBuilder addresses = new StringBuilder(node.lanAddress());
        topology.primaries().stream()
                .map(Topology::virtualAddress)
                .forEach(address -> addresses.append(' ').append(address));
        String line = LabJava.line(VipService.class) + " " + node.name() + " " + addresses;
        String script =
                "rm -f /run/service.ready; setsid " + line + " </dev/null >/run/service.log 2>&1 &";
        namespaces.in(node, "", 5, "sh", "-c", script).orFail();
        boolean ready =
                Deadline.reached(
                        LIMIT,
                        () ->
                                namespaces.in(node, "", 5, "test", "-e", VipService.READY).exit()
                                        == 0);
        if (!ready) {
            throw new LabException(
                    "the service on "
                            + node.name()
                            + " does not listen: "
                            + namespaces.in(node, "", 5, "cat", "/run/service.log").output());
        }
    }
}
