package org.msed.daemon.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys made once for all tests of a run, since making one takes a second. */
final class Keys {

    static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private static final Map<String, NodeKey> MADE = new ConcurrentHashMap<>();

    private Keys() {}

    static NodeKey of(String node) {
        return MADE.computeIfAbsent(node, Keys::make);
    }

    private static NodeKey make(String node) {
        try {
            Path directory = Files.createTempDirectory("keys");
            Path file = directory.resolve("node.p12");
            NodeKey key = NodeKey.open(file, node, JAVA_HOME);
            Files.delete(file);
            Files.delete(directory);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
