package org.msed.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.msed.config.Places;

/** Runs commands below a directory and keeps what they print. */
final class Screen {
    final Places places;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String typed;

    Screen(Path root) {
        places =
                Places.of(
                        Map.of(
                                "MSE_ETC", root.resolve("etc").toString(),
                                "MSE_DATA", root.resolve("data").toString(),
                                "MSE_LOG", root.resolve("log").toString(),
                                "MSE_RUN", root.resolve("run").toString()));
    }

    /** From now on somebody sits at the terminal and types this. */
    Screen type(String text) {
        typed = text;
        return this;
    }

    int run(String... arguments) {
        out.reset();
        err.reset();
        byte[] input = (typed == null ? "" : typed).getBytes(StandardCharsets.UTF_8);
        Terminal terminal =
                new Terminal(
                        places,
                        new ByteArrayInputStream(input),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        typed != null);
        return Main.run(terminal, arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** A text file beside the tests. */
    static String resource(String name) {
        try (var stream = Screen.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
