package org.msed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.config.Ip4;

/** Transcripts of the verbs that only look. */
class LookingVerbsTest {
    @TempDir Path root;
    private Screen screen;
    private FakeDaemon daemon;

    @BeforeEach
    void aSecondaryInCharge() throws IOException {
        screen = new Screen(root);
        daemon = new FakeDaemon(screen.places.controlSocket());
        daemon.answer("status", Screen.resource("/cli/status.json"));
        daemon.answer("why", Screen.resource("/cli/why.json"));
    }

    @AfterEach
    void end() throws IOException {
        daemon.close();
    }

    @Test
    void statusForPeople() {
        assertEquals(1, screen.run("msectl", "status"));
        assertEquals(Screen.resource("/cli/status.txt"), screen.out());
    }

    @Test
    void statusAsJsonKeepsWhatTheDaemonSaid() throws IOException {
        screen.run("msectl", "status", "--json");
        byte[] expected = Screen.resource("/cli/status.json").getBytes();
        assertEquals(Json.parse(expected), Json.parse(screen.out().getBytes()));
    }

    @Test
    void aHealthyNodeEndsWithZero() {
        daemon.answer("status", "{\"node\":\"mse1\",\"state\":\"OK\",\"pairs\":[]}");
        assertEquals(0, screen.run("msectl", "status"));
    }

    @Test
    void anUnknownPairIsSaidSo() {
        assertEquals(7, screen.run("msectl", "status", "mse9"));
        assertEquals("no pair mse9; there are [mse1]\n", screen.err());
    }

    @Test
    void nagiosGetsOneLineWithNumbers() {
        assertEquals(1, screen.run("msectl", "status", "--nagios"));
        assertEquals(
                "MSED WARNING - mse2: mse1 FAILOVER_ACTIVE | 'mse1_state'=4 'mse1_serving'=1"
                        + " 'mse1_ready'=0\n",
                screen.out());
    }

    @Test
    void nagiosGetsCriticalFromADaemonThatIsDown() throws IOException {
        daemon.close();
        assertEquals(2, screen.run("msectl", "status", "--nagios"));
        assertTrue(screen.out().startsWith("MSED CRITICAL - Health Monitor is not running"));
    }

    @Test
    void whyTellsReasonAndNumbers() {
        assertEquals(0, screen.run("msectl", "why"), screen.err());
        assertEquals(Screen.resource("/cli/why.txt"), screen.out());
    }

    @Test
    void whyReadsTheEventFileWithTheDaemonDown() throws IOException {
        daemon.close();
        aConfiguredPair();
        String event =
                Json.parse(Screen.resource("/cli/why.json").getBytes())
                        .path("events")
                        .path(0)
                        .toString();
        Path file = screen.places.eventFile(Ip4.parse("10.10.10.12"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "torn {\n" + event + "\n{\"id\":\"half\n");
        assertEquals(0, screen.run("msectl", "why"), screen.err());
        assertEquals(
                Screen.resource("/cli/why.txt")
                        .replace("FAILOVER_ACTIVE", "Health Monitor is not running"),
                screen.out());
    }

    @Test
    void whyReadsTheOlderEventFileTooAndPassesOverATornCharacter() throws IOException {
        daemon.close();
        aConfiguredPair();
        Path file = screen.places.eventFile(Ip4.parse("10.10.10.12"));
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {'{', '"', (byte) 0xe2});
        Files.writeString(
                file.resolveSibling("events.log.1"), "{\"id\":\"mse2/1/1\",\"actor\":\"\"}\n");
        assertEquals(0, screen.run("msectl", "why"), screen.err());
        assertTrue(screen.out().contains("event mse2/1/1"), screen.out());
    }

    @Test
    void whyWithTheDaemonDownKnowsItsPairs() throws IOException {
        daemon.close();
        aConfiguredPair();
        assertEquals(0, screen.run("msectl", "why", "mse1", "--json"), screen.err());
        assertEquals("{\"schemaVersion\":1,\"pair\":\"mse1\",\"events\":[]}\n", screen.out());
        assertEquals(7, screen.run("msectl", "why", "mse9"));
    }

    @Test
    void gethainfoOfAServerThatWasNeverSetUpSaysSo() throws IOException {
        daemon.close();
        assertEquals(1, screen.run("gethainfo"));
        assertTrue(screen.err().startsWith("This server is not set up: run "), screen.err());
    }

    private void aConfiguredPair() throws IOException {
        Files.createDirectories(screen.places.etc());
        Files.writeString(
                screen.places.baseFile(),
                """
                node.name = mse2
                ha.role = Secondary
                hm.address = 10.10.10.13
                hm.netmask = 255.255.255.0
                udi = MSE-VA:V01:mse2
                """);
        Files.writeString(
                screen.places.pairFile(Ip4.parse("10.10.10.12")),
                """
                pair.id = mse1
                vip.address = 10.10.10.11
                vip.netmask = 255.255.255.0
                peer.name = mse1
                peer.role = Primary
                peer.hm.address = 10.10.10.12
                """);
    }

    @Test
    void whyRefusesACountOutOfRange() {
        assertEquals(2, screen.run("msectl", "why", "--count", "0"));
    }

    @Test
    void anAnswerThatBreaksOffIsAFailure() {
        daemon.lines("status", "{\"id\":1,\"exit\":");
        assertEquals(1, screen.run("msectl", "status"));
    }

    @Test
    void aVerbThatDoesNotExistIsUsage() {
        assertEquals(2, screen.run("msectl", "failover"));
        assertEquals(2, screen.run("msectl"));
    }

    @Test
    void gethainfoAsJsonNamesItsSchema() {
        assertEquals(0, screen.run("gethainfo", "--json"));
        assertTrue(screen.out().startsWith("{\"schemaVersion\":1,\"running\":true,"));
    }

    @Test
    void interfacesAreReadFromTheKernelsTable() {
        List<String> table =
                List.of(
                        "Inter-|   Receive  |  Transmit",
                        " face |bytes    packets",
                        "    lo: 1 2",
                        "  eth0:1 2",
                        "eth0.7: 1 2");
        assertEquals(Set.of("lo", "eth0", "eth0.7"), Interfaces.parse(table));
    }
}
