package org.msed.daemon.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTestTest {

    @TempDir private Path directory;

    @Test
    void aWorkingDiskPassesAndNothingIsLeft() throws IOException {
        assertEquals("", StorageTest.run(directory));
        try (var left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aDiskThatRefusesIsNamed() {
        assertTrue(StorageTest.run(directory.resolve("gone")).contains("gone"));
    }
}
