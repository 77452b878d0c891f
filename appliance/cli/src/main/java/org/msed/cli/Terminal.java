package org.msed.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.msed.config.Places;

/**
 * Where a command runs: its directories, its streams, and whether somebody is there to answer.
 *
 * @param places directories of this node
 * @param in standard input
 * @param out data
 * @param err talk: progress, questions, problems
 * @param interactive whether standard input is a terminal
 */
record Terminal(
        Places places, InputStream in, PrintStream out, PrintStream err, boolean interactive) {
    /** The process's own streams and environment. */
    static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean interactive = System.console() != null;
        return new Terminal(Places.of(environment), System.in, System.out, System.err, interactive);
    }

    /** Asks on standard error and reads one line; empty at the end of input. */
    Optional<String> ask(String question) throws IOException {
        err.print(question);
        err.flush();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return Optional.ofNullable(lines.readLine()).map(String::strip);
    }
}
