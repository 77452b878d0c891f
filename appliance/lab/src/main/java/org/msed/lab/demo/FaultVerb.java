package org.msed.lab.demo;

import org.msed.lab.Lab;
import org.msed.lab.fault.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./demo fault}: does something bad to a node. */
@Command(
        name = "fault",
        description =
                "do a fault: stop, shutdown, kill, hang N, death, eth0, eth1, partition, one-way,"
                        + " loss P")
final class FaultVerb implements Runnable {
    @Mixin private LabName lab;

    @Parameters(index = "0", paramLabel = "NAME", description = "which fault")
    private String kind;

    @Parameters(index = "1", paramLabel = "NODE", description = "where")
    private String node;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "ARG",
            description = "seconds of hang, percent of loss")
    private String argument;

    @Override
    public void run() {
        Lab.find(lab.get()).faults().inject(Fault.of(kind, node, argument));
    }
}
