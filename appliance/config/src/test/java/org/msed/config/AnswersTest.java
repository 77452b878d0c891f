package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    @TempDir Path directory;

    @Test
    void theVirtualAddressAnswersForNodeAndPair() throws IOException, ConfigException {
        Answers answers = read("vip.address = 10.10.10.11\nfailover.wait=0.3 s\n");
        assertEquals("10.10.10.11", answers.of(Scope.BASE).get(ConfigKey.VIP_ADDRESS));
        assertEquals("10.10.10.11", answers.of(Scope.ADVANCE).get(ConfigKey.PAIR_VIP_ADDRESS));
        assertEquals("0.3", answers.of(Scope.ADVANCE).get(ConfigKey.FAILOVER_WAIT));
    }

    @Test
    void aMalformedAnswerIsReportedOnce() {
        assertEquals(1, refused("vip.address = here\n").problems().size());
    }

    @Test
    void aMalformedSecretIsNotShown() {
        String message = refused("pair.secret = hunter2\n").getMessage();
        assertFalse(message.contains("hunter2"));
        assertTrue(message.contains("64 hex digits"));
    }

    @Test
    void anUnknownAnswerNamesTheNearestKey() {
        assertTrue(refused("peer.nmae = mse2\n").getMessage().contains("peer.name"));
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = directory.resolve("missing");
        ConfigException refused = assertThrows(ConfigException.class, () -> Answers.read(missing));
        assertTrue(refused.getMessage().contains(missing.toString()));
    }

    private ConfigException refused(String text) {
        return assertThrows(ConfigException.class, () -> read(text));
    }

    private Answers read(String text) throws IOException, ConfigException {
        return Answers.read(Files.writeString(directory.resolve("answers"), text));
    }
}
