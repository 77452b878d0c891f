package org.msed.lab.demo;

import org.msed.lab.Lab;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.space.LabException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./demo heal}: ends one fault, or all. */
@Command(name = "heal", description = "end a fault, or without arguments every fault")
final class HealVerb implements Runnable {
    @Mixin private LabName lab;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "which fault")
    private String kind;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NODE", description = "where")
    private String node;

    @Override
    public void run() {
        Lab found = Lab.find(lab.get());
        if (kind == null) {
            found.faults().healAll();
        } else if (node == null) {
            throw new LabException("name the node too: ./demo heal " + kind + " NODE");
        } else {
            found.faults().heal(FaultKind.of(kind), node);
        }
    }
}
