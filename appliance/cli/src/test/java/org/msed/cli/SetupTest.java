package org.msed.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.config.Config;
import org.msed.config.ConfigException;
import org.msed.config.ConfigLoader;
import org.msed.config.HostFacts;
import org.msed.config.Ip4;
import org.msed.config.PairConfig;
import org.msed.core.record.PairRecord;
import org.msed.core.record.RecordSlot;

class SetupTest {
    private static final String SECRET = "00".repeat(31) + "07";

    @TempDir Path root;
    private Screen screen;
    private final Map<String, String> answers = new TreeMap<>();

    @BeforeEach
    void answersOfAPrimary() {
        screen = new Screen(root);
        answers.putAll(
                Map.of(
                        "node.name", "mse1",
                        "ha.role", "Primary",
                        "hm.interface", "lo",
                        "hm.address", "10.10.10.12",
                        "hm.netmask", "255.255.255.0",
                        "vip.address", "10.10.10.11",
                        "vip.netmask", "255.255.255.0",
                        "gateway.address", "10.10.10.1"));
        answers.putAll(
                Map.of(
                        "pair.id", "mse1",
                        "failover.type", "Automatic",
                        "failover.wait", "1000 ms",
                        "peer.name", "mse2",
                        "peer.role", "Secondary",
                        "peer.hm.address", "10.10.10.13",
                        "pair.secret", SECRET));
    }

    private void answersOfASecondary() {
        answers.putAll(
                Map.of(
                        "node.name", "mse2",
                        "ha.role", "Secondary",
                        "hm.address", "10.10.10.13",
                        "peer.name", "mse1",
                        "peer.role", "Primary",
                        "peer.hm.address", "10.10.10.12"));
    }

    @Test
    void aFreshPrimaryIsSetUpAndPaired() throws ConfigException, IOException {
        assertEquals(0, setup(), screen.err());
        Config config = config();
        assertEquals("mse1", config.pairs().get(0).pairId());
        assertTrue(
                config.node().udi().matches("MSE-VA:V01:mse1_[0-9a-f-]{36}"), config.node().udi());
        Path secret = screen.places.secretFile(Ip4.parse("10.10.10.13"));
        assertEquals(7, Files.readAllBytes(secret)[31]);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
    }

    @Test
    void theTokenOfANewPairIsWithThePrimary() throws IOException {
        setup();
        assertTrue(record("10.10.10.13").tokenHere());
    }

    @Test
    void aNewSecondaryHasNoToken() throws IOException {
        answersOfASecondary();
        assertEquals(0, setup(), screen.err());
        assertFalse(record("10.10.10.12").tokenHere());
    }

    @Test
    void aSecondaryKeepsNoVirtualAddressOfItsOwn() throws ConfigException {
        answersOfASecondary();
        setup();
        assertTrue(config().node().vip().isEmpty());
        assertEquals("10.10.10.11", config().pairs().get(0).vip().addressText());
    }

    @Test
    void runTwiceItChangesNothing() throws IOException {
        setup();
        Map<String, String> before = files();
        assertEquals(0, setup());
        assertEquals("no change\n", screen.out());
        assertEquals(before, files());
    }

    @Test
    void anotherSpellingOfTheSameValueIsNoChange() {
        setup();
        answers.put("failover.wait", "1");
        setup();
        assertEquals("no change\n", screen.out());
    }

    @Test
    void aChangedValueIsNamedWithWhatItWas() {
        setup();
        answers.put("failover.wait", "2");
        assertEquals(0, setup());
        assertEquals(
                "advance-config-10.10.10.13.properties: failover.wait = 2 (was 1)\n"
                        + "Configuration Changed\n",
                screen.out());
    }

    @Test
    void anotherPeerIsASecondPairOfASecondary() throws ConfigException {
        answersOfASecondary();
        setup();
        answers.putAll(
                Map.of(
                        "pair.id", "mse3",
                        "peer.name", "mse3",
                        "peer.hm.address", "10.10.10.22",
                        "vip.address", "10.10.10.21"));
        assertEquals(0, setup(), screen.err());
        assertEquals(
                List.of(3, 4), config().pairs().stream().map(PairConfig::instanceIndex).toList());
    }

    @Test
    void aSecondPeerOfAPrimaryIsRefusedAndNothingIsWritten() throws IOException {
        setup();
        Map<String, String> before = files();
        answers.put("peer.hm.address", "10.10.10.14");
        assertEquals(1, setup());
        assertTrue(screen.err().contains("a primary has one"), screen.err());
        assertEquals(before, files());
    }

    @Test
    void aNewPairNeedsItsSecret() {
        answers.remove("pair.secret");
        assertEquals(1, setup());
        assertTrue(screen.err().contains("pair.secret must be 64 hex digits"), screen.err());
    }

    @Test
    void theSecretIsInNoPropertiesFileAndNotPrinted() throws IOException {
        setup();
        assertFalse(screen.out().contains(SECRET));
        for (Map.Entry<String, String> file : files().entrySet()) {
            boolean properties = file.getKey().endsWith(".properties");
            String hex = HexFormat.of().formatHex(SECRET.getBytes());
            assertFalse(properties && file.getValue().contains(hex), file.getKey());
        }
    }

    @Test
    void allProblemsAreShownAtOnce() {
        answers.put("hm.interface", "eth77");
        answers.put("vip.address", "10.10.10.12");
        answers.put("guard", "manual");
        assertEquals(1, setup());
        assertTrue(screen.err().contains("hm.interface must be an interface of this machine"));
        assertTrue(screen.err().contains("vip.address must be another address than hm.address"));
        assertTrue(screen.err().contains("guard must be guarded or available"), screen.err());
    }

    @Test
    void theRoleStaysWhileAPeerIsPaired() {
        setup();
        answersOfASecondary();
        answers.put("peer.hm.address", "10.10.10.14");
        assertEquals(1, setup());
        assertTrue(screen.err().contains("ha.role must be Primary while"), screen.err());
    }

    @Test
    void aLostRecordIsNotMadeAgainByAnotherRun() throws IOException {
        setup();
        Path record = screen.places.recordFile(Ip4.parse("10.10.10.13"));
        Files.delete(record);
        setup();
        assertFalse(Files.exists(record));
    }

    @Test
    void anExistingRecordIsKeptByANewPairing() throws IOException {
        setup();
        Path record = screen.places.recordFile(Ip4.parse("10.10.10.13"));
        byte[] used = Files.readAllBytes(record);
        used[used.length - 1] = 1;
        Files.write(record, used);
        Files.delete(screen.places.pairFile(Ip4.parse("10.10.10.13")));
        assertEquals(0, setup(), screen.err());
        assertArrayEquals(used, Files.readAllBytes(record));
    }

    @Test
    void aDryRunShowsAllAndWritesNothing() throws IOException {
        assertEquals(0, setup("--dry-run"));
        assertTrue(screen.out().contains("pair.id = mse1"));
        assertFalse(Files.exists(screen.places.etc()));
    }

    @Test
    void aNodeMayBeSetUpWithoutAPair() throws ConfigException {
        answers.keySet().removeIf(k -> k.startsWith("p") || k.startsWith("failover"));
        assertEquals(0, setup(), screen.err());
        assertEquals(List.of(), config().pairs());
    }

    @Test
    void withoutAnAnswersFileItIsUsage() {
        assertEquals(2, screen.run("setup.sh", "--non-interactive"));
    }

    private int setup(String... more) {
        try {
            String text =
                    answers.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining("\n"));
            Path file = Files.writeString(root.resolve("answers"), text);
            Stream<String> arguments =
                    Stream.of("setup.sh", "--answers", file.toString(), "--non-interactive");
            return screen.run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Config config() throws ConfigException {
        return ConfigLoader.load(screen.places, HostFacts.unknown());
    }

    private PairRecord record(String peer) throws IOException {
        byte[] file = Files.readAllBytes(screen.places.recordFile(Ip4.parse(peer)));
        return RecordSlot.newest(file).orElseThrow().record();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("answers")) {
                    files.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }
}
