package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The newest events of a pair while the daemon is down, from its event file and the older one. */
final class SavedEvents {
    private SavedEvents() {}

    /**
     * Reads the end of the file; a torn last line and a file that is not there are no events.
     *
     * @param count at most this many
     * @return oldest first
     * @throws IOException if the file cannot be read
     */
    static List<JsonNode> read(Path file, int count) throws IOException {
        List<JsonNode> events = new ArrayList<>(events(file));
        if (events.size() < count) {
            events.addAll(0, events(file.resolveSibling(file.getFileName() + ".1")));
        }
        return events.subList(Math.max(0, events.size() - count), events.size());
    }

    private static List<JsonNode> events(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        // A line may be torn within a character, which must not hide the others.
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(SavedEvents::event)
                .filter(event -> event.hasNonNull("id") && event.hasNonNull("actor"))
                .toList();
    }

    private static JsonNode event(String line) {
        try {
            return Json.parse(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
