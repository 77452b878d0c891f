package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigWriterTest {
    @TempDir Path directory;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = directory.resolve("advance-config-10.10.10.13.properties");
        Map<ConfigKey, String> values =
                Map.of(ConfigKey.PEER_NAME, "mse2", ConfigKey.PEER_UDI, "MSE-VA:V01:mse2_66 \\#=x");
        ConfigWriter.write(file, new RawFile("x", values));
        List<ConfigProblem> problems = new ArrayList<>();
        RawFile back = PropertyFiles.read(file, "x", List.of(Scope.ADVANCE), problems);
        assertEquals(values, back.values());
        assertEquals(List.of(), problems);
    }

    @Test
    void aFileIsReadableByAllAndNothingTemporaryStays() throws IOException {
        Path file = directory.resolve("base-ha-config.properties");
        ConfigWriter.write(file, new RawFile("x", Map.of(ConfigKey.NODE_NAME, "mse1")));
        assertEquals("rw-r--r--", mode(file));
        try (var all = Files.list(directory)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void aSecretIsReadableByItsOwnerOnly() throws IOException, ConfigException {
        Path file = directory.resolve("secrets").resolve("peer-10.10.10.13.key");
        byte[] secret = new byte[PairSecret.BYTES];
        secret[31] = 7;
        ConfigWriter.writePrivate(file, secret);
        assertEquals("rw-------", mode(file));
        assertEquals("rwx------", mode(file.getParent()));
        assertArrayEquals(secret, PairSecret.read(file));
    }

    @Test
    void aSecretThatOthersMayReadIsRefused() throws IOException {
        Path file = directory.resolve("peer-10.10.10.13.key");
        Files.write(file, new byte[PairSecret.BYTES]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertTrue(refused(file).contains("mode 0600"));
    }

    @Test
    void aSecretOfAnotherLengthIsRefused() throws IOException {
        Path file = directory.resolve("secrets").resolve("peer-10.10.10.13.key");
        ConfigWriter.writePrivate(file, new byte[31]);
        assertTrue(refused(file).contains("32 bytes, got 31 bytes"));
    }

    @Test
    void aMissingSecretIsRefused() {
        assertTrue(refused(directory.resolve("none.key")).contains("a readable file"));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAnErrorWithItsName() throws IOException {
        Path blocker = Files.createFile(directory.resolve("blocker"));
        IOException failed =
                assertThrows(
                        IOException.class,
                        () ->
                                ConfigWriter.write(
                                        blocker.resolve("x.properties"),
                                        new RawFile("x", Map.of())));
        assertTrue(failed.getMessage().contains("blocker"));
    }

    private static String refused(Path file) {
        return assertThrows(ConfigException.class, () -> PairSecret.read(file)).getMessage();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
