package org.msed.lab.demo;

import org.msed.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./demo down}: ends a lab and leaves nothing. */
@Command(name = "down", description = "end the lab: every process and every file of it")
final class DownVerb implements Runnable {
    @Mixin private LabName lab;

    @Override
    public void run() {
        Lab.end(lab.get());
    }
}
