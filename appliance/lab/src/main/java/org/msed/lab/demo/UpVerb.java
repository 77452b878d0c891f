package org.msed.lab.demo;

import org.msed.lab.Lab;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Topology;
import org.msed.lab.story.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./demo up}: a lab whose pairs are Active. */
@Command(name = "up", description = "start a lab and return when its pair is Active")
final class UpVerb implements Runnable {
    @Mixin private LabName lab;

    @Option(
            names = "--topology",
            defaultValue = "pair-direct",
            description = "pair, pair-direct or two-to-one (default: ${DEFAULT-VALUE})")
    private String topology;

    @Option(
            names = "--guard",
            description = "manual, guarded or available (default: available; manual with Manual)")
    private String guard;

    @Option(
            names = "--failover",
            description = "Manual or Automatic (default: Automatic; Manual with guard manual)")
    private String failover;

    @Option(
            names = "--failback",
            defaultValue = "Manual",
            description = "Manual or Automatic (default: ${DEFAULT-VALUE})")
    private String failback;

    @Option(
            names = "--beat",
            paramLabel = "MS",
            defaultValue = "100",
            description = "time between heartbeats (default: ${DEFAULT-VALUE})")
    private int beatMillis;

    @Option(
            names = "--wait",
            paramLabel = "MS",
            defaultValue = "1000",
            description =
                    "silence after which the standby may take over (default: ${DEFAULT-VALUE})")
    private int waitMillis;

    @Option(
            names = "--bare",
            description = "nodes, cables and services only: msed is neither set up nor started")
    private boolean bare;

    @Override
    public void run() {
        PairOptions options = options();
        Topology nodes = Topology.of(topology);
        Lab created = Lab.create(lab.get(), nodes, Demo.program());
        boolean data = !bare && created.mayMirror();
        if (!bare) {
            pairUp(created, options.withData(data).withDatabase(data));
        }
        created.stay();
        for (LabNode node : nodes.nodes()) {
            System.out.printf(
                    "%-7s %-14s %s%n",
                    node.name(), node.lanAddress(), node.directAddress().orElse(""));
        }
        for (LabNode primary : nodes.primaries()) {
            System.out.println(
                    "pair "
                            + primary.name()
                            + ": virtual address "
                            + Topology.virtualAddress(primary)
                            + (bare ? ", msed not started" : ", Active"));
        }
        if (!bare && !data) {
            System.out.println(Story.WITHOUT_DATA);
        }
    }

    private void pairUp(Lab created, PairOptions options) {
        try {
            created.pairUp(options);
        } catch (LabException e) {
            created.stay();
            throw new LabException(
                    e.getMessage()
                            + "\nThe nodes stay up for a look: ./demo exec NODE -- COMMAND..."
                            + "; ./demo down --name "
                            + lab.get()
                            + " ends them.",
                    e);
        }
    }

    private PairOptions options() {
        String type = failover;
        if (type == null) {
            type = "manual".equals(guard) ? "Manual" : "Automatic";
        }
        String decided = guard;
        if (decided == null) {
            decided = type.equals("Manual") ? "manual" : "available";
        }
        return new PairOptions(decided, type, failback, beatMillis, waitMillis);
    }
}
