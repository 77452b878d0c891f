package org.msed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The network interfaces that this process sees, with or without an address. */
final class Interfaces {
    /**
     * proc_pid_net(5): two lines of headings, then one line an interface, its name before a colon.
     */
    private static final Path DEVICES = Path.of("/proc/net/dev");

    private static final int HEADINGS = 2;

    private Interfaces() {}

    static Set<String> names() throws IOException {
        return parse(Files.readAllLines(DEVICES));
    }

    static Set<String> parse(List<String> lines) {
        return lines.stream()
                .skip(HEADINGS)
                .filter(line -> line.contains(":"))
                .map(line -> line.substring(0, line.lastIndexOf(':')).strip())
                .collect(Collectors.toUnmodifiableSet());
    }
}
