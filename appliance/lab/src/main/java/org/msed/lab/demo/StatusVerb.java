package org.msed.lab.demo;

import static java.util.stream.Collectors.joining;

import org.msed.lab.Lab;
import org.msed.lab.pair.PairStatus;
import org.msed.lab.space.LabNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./demo status}: nodes, pairs and faults of a lab. */
@Command(name = "status", description = "show the nodes, their pairs and the faults that stand")
final class StatusVerb implements Runnable {
    @Mixin private LabName lab;

    @Override
    public void run() {
        Lab found = Lab.find(lab.get());
        System.out.println("lab " + lab.get() + ", topology " + found.topology().word());
        for (LabNode node : found.topology().nodes()) {
            System.out.printf(
                    "%-7s %-14s %s%n", node.name(), node.lanAddress(), facts(found, node));
        }
        found.faults().standing().forEach(fault -> System.out.println("fault   " + fault));
    }

    private static String facts(Lab lab, LabNode node) {
        if (!lab.namespaces().isRunning(node)) {
            return "dead";
        }
        if (!node.isAppliance()) {
            return "up";
        }
        return lab.msed()
                .status(node)
                .map(pairs -> pairs.stream().map(StatusVerb::text).collect(joining()))
                .map(text -> "up" + text)
                .orElse("up, daemon does not answer");
    }

    private static String text(PairStatus pair) {
        return "; pair "
                + pair.name()
                + " "
                + pair.state()
                + (pair.serving() ? ", serving" : "")
                + (pair.ready() ? ", ready" : ", not ready " + pair.blockers());
    }
}
