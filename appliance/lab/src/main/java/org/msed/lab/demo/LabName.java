package org.msed.lab.demo;

import picocli.CommandLine.Option;

/** The option every verb takes. */
final class LabName {
    @Option(
            names = "--name",
            paramLabel = "LAB",
            defaultValue = "lab",
            description = "which lab, if several run side by side (default: ${DEFAULT-VALUE})")
    private String name;

    String get() {
        return name;
    }
}
