package org.msed.platform.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.platform.hosts.Await;

class PrivateMountsIT {
    private static final long LIMIT_MILLIS = 10_000;

    @TempDir Path place;

    @Test
    void whatIsMountedIsSeenByNobodyElse() throws Exception {
        Files.createFile(place.resolve("outside"));
        try (PrivateMounts mounts = PrivateMounts.open(place, "private")) {
            assertEquals("tmpfs", mounts.on(MountTable::read).at(place).orElseThrow().type());
            mounts.on(() -> Files.createFile(place.resolve("inside")));
            assertTrue(MountTable.read().at(place).isEmpty());
            assertFalse(Files.exists(place.resolve("inside")));
            assertEquals("inside", printed(mounts.entering("ls", place.toString())));
        }
        assertEquals("outside", printed(List.of("ls", place.toString())));
    }

    @Test
    void nothingIsLeftWhenItIsClosed() throws Exception {
        PrivateMounts mounts = PrivateMounts.open(place, "private");
        List<String> enter = mounts.entering("true");
        assertEquals(0, new ProcessBuilder(enter).start().waitFor());
        mounts.close();
        assertTrue(
                Await.within(LIMIT_MILLIS, () -> new ProcessBuilder(enter).start().waitFor() != 0),
                "the namespace is still there");
    }

    @Test
    void anExceptionOfTheTaskIsTheCallers() throws Exception {
        try (PrivateMounts mounts = PrivateMounts.open(place, "private")) {
            assertThrows(
                    IOException.class,
                    () -> mounts.on(() -> Files.readString(place.resolve("missing"))));
        }
    }

    private static String printed(List<String> line) throws IOException {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
