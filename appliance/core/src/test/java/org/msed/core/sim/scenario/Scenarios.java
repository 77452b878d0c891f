package org.msed.core.sim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All scenario files, by name. */
public final class Scenarios {

    private Scenarios() {}

    /** Reads them from the class path. */
    public static Map<String, Scenario> all() {
        Map<String, Scenario> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString().replace(".txt", "");
                found.put(name, new Scenario(name, Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("scenarios cannot be read", e);
        }
        return found;
    }

    private static Path directory() {
        try {
            return Path.of(Scenarios.class.getResource("/scenarios").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("scenarios are not on the class path", e);
        }
    }
}
