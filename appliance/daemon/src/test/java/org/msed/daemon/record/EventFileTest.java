package org.msed.daemon.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("events.log");
    }

    @Test
    void aMissingFileHasNoLines() throws IOException {
        assertEquals(List.of(), new EventFile(file).newest(5));
    }

    @Test
    void theNewestLinesComeOldestFirst() throws IOException {
        append("a", "b", "c");
        assertEquals(List.of("b", "c"), new EventFile(file).newest(2));
    }

    @Test
    void anotherDaemonAppends() throws IOException {
        append("a");
        append("b");
        assertEquals(List.of("a", "b"), new EventFile(file).newest(5));
    }

    @Test
    void aTornLineDoesNotSwallowTheNext() throws IOException {
        Files.writeString(file, "a\n{\"tor");
        append("b");
        assertEquals(List.of("a", "{\"tor", "b"), new EventFile(file).newest(5));
    }

    @Test
    void aGrownFileIsPutAsideAndStillRead() throws IOException {
        String line = "x".repeat(1 << 20);
        append(line, line, line, line, "newest");
        assertTrue(Files.size(file) < 100);
        assertEquals(List.of(line, "newest"), new EventFile(file).newest(2));
    }

    @Test
    void aFullDiskIsReported() throws IOException {
        try (EventFile events = new EventFile(Path.of("/dev/full"))) {
            assertThrows(IOException.class, () -> events.append(bytes("a")));
        }
    }

    private void append(String... lines) throws IOException {
        try (EventFile events = new EventFile(file)) {
            for (String line : lines) {
                events.append(bytes(line));
            }
            events.sync();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
