package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of datasets, their directories left out of the check. */
class DatasetConfigTest {
    @TempDir Path root;
    private ConfigFixture files;
    private Map<String, String> data;

    @BeforeEach
    void aPrimaryWithADataset() {
        files = new ConfigFixture(root);
        data = files.dataset("data", "/srv/data");
    }

    @Test
    void aPathIsEnough() throws ConfigException {
        assertEquals(
                List.of(
                        new DatasetConfig(
                                "data",
                                "mse1",
                                Path.of("/srv/data"),
                                DatasetMode.SYNC,
                                List.of(),
                                0,
                                0,
                                0)),
                load().datasets());
    }

    @Test
    void everyValueArrivesTyped() throws ConfigException {
        data.put("path", "/srv/data/");
        data.put("peer", "10.10.10.13");
        data.put("mode", "Async");
        data.put("exclude", "*.pid, cache , var/**/lock[0-9]");
        data.put("rate", "20 MB/s");
        data.put("lag.bytes", "1 GiB");
        data.put("lag.time", "30 s");
        assertEquals(
                new DatasetConfig(
                        "data",
                        "mse1",
                        Path.of("/srv/data"),
                        DatasetMode.ASYNC,
                        List.of("*.pid", "cache", "var/**/lock[0-9]"),
                        20_000_000,
                        1L << 30,
                        30_000),
                load().datasets().get(0));
    }

    @Test
    void modeAsyncHasBoundsOfItsOwn() throws ConfigException {
        data.put("mode", "async");
        DatasetConfig dataset = load().datasets().get(0);
        assertEquals(64L << 20, dataset.lagBytes());
        assertEquals(10_000, dataset.lagMillis());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path | srv/data | an absolute path",
                "path | /srv/../data | without . and ..",
                "path | /srv//data | an absolute path",
                "mode | fast | sync, receive, async",
                "rate | 20 | 0 for no limit, or 64 KiB/s to 64 GiB/s",
                "rate | 20 MB | with its unit",
                "rate | 1 kB/s | 64 KiB/s to",
                "exclude | /tmp/x | relative to path",
                "exclude | a/../b | relative to path",
                "exclude | ** | not everything",
                "exclude | a,,b | separated by commas",
                "exclude | a[b | relative to path",
                "exclude | {a} | relative to path",
                "lag.bytes | 1 MiB | absent unless mode is async",
                "lag.time | 1 s | absent unless mode is async",
                "lag.time | 2 d | 100 ms to 1 d",
                "lag.bytes | 1 TiB | 64 KiB to 64 GiB",
                "peer | mse9 | one of mse2",
                "peer | mse1 | one of mse2"
            })
    void aBadValueIsRefusedWithItsRange(String key, String value, String allowed) {
        data.put(key, value);
        ConfigProblem problem = refusedFor(key);
        assertEquals(value, problem.value());
        assertTrue(problem.allowed().contains(allowed), problem.allowed());
        assertEquals("datasets.d/data.properties", problem.file());
    }

    @Test
    void aDatasetWithoutAPathIsRefused() {
        data.clear();
        data.put("mode", "sync");
        assertEquals("", refusedFor("path").value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/data", "/srv/data/inside", "/srv"})
    void twoDatasetsDoNotShareADirectory(String path) {
        files.dataset("logs", path);
        ConfigProblem problem = refusedFor("path");
        assertEquals("datasets.d/logs.properties", problem.file());
        assertTrue(problem.allowed().contains("dataset data (/srv/data)"), problem.allowed());
    }

    @Test
    void directoriesThatOnlyBeginAlikeAreApart() throws ConfigException {
        files.dataset("more", "/srv/data2");
        assertEquals(2, load().datasets().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-data", "da ta", "datä"})
    void aNameThatClientsWouldHaveToQuoteIsRefused(String name) {
        files.dataset(name, "/srv/other");
        ConfigProblem problem = refusedFor("the name");
        assertEquals(name, problem.value());
        assertEquals("rename the file", problem.command());
    }

    @Test
    void aHiddenFileIsNoDataset() throws ConfigException {
        files.dataset(".data.swp", "/srv/data");
        assertEquals(1, load().datasets().size());
    }

    @Test
    void withTwoPairsThePeerMustBeNamed() throws ConfigException {
        aSecondaryOfTwo();
        assertTrue(refusedFor("peer").allowed().contains("one of mse1, mse3"));
        data.put("peer", "mse3");
        Config config = load();
        assertEquals("mse3", config.datasets().get(0).pairId());
        assertEquals(List.of(), config.datasets(config.pairs().get(0)));
        assertEquals(1, config.datasets(config.pairs().get(1)).size());
    }

    @Test
    void withoutAPairThereIsNothingToMirrorTo() {
        files.write();
        assertTrue(files.places.etc().resolve(files.pairFile).toFile().delete());
        ConfigException refused =
                assertThrows(
                        ConfigException.class,
                        () -> ConfigLoader.load(files.places, ConfigFixture.HOST));
        assertTrue(refused.getMessage().contains("setup/setup.sh first"), refused.getMessage());
    }

    @Test
    void aNodeHasAtMostThirtyTwo() {
        for (int i = 0; i < 32; i++) {
            files.dataset("d" + i, "/srv/d" + i);
        }
        assertTrue(refusedFor("path").allowed().contains("at most 32"));
    }

    @Test
    void allProblemsOfADatasetAreReportedAtOnce() {
        data.put("path", "data");
        data.put("mode", "fast");
        data.put("colour", "blue");
        data.put("peer", "mse9");
        ConfigException refused = assertThrows(ConfigException.class, this::load);
        assertEquals(4, refused.problems().size(), refused.getMessage());
    }

    @Test
    void settingsOfADatasetTellTheirFile() throws ConfigException {
        List<String> settings = load().settings().stream().map(Setting::toString).toList();
        assertTrue(
                settings.contains(
                        "path = /srv/data (default must be given, from"
                                + " datasets.d/data.properties)"),
                settings.toString());
    }

    private void aSecondaryOfTwo() {
        files.secondary().pair.remove("peer.direct.address");
        Map<String, String> second = new TreeMap<>(files.pair);
        second.putAll(
                Map.of(
                        "pair.id", "mse3",
                        "peer.name", "mse3",
                        "peer.hm.address", "10.10.10.22",
                        "vip.address", "10.10.10.21",
                        "instance.index", "4"));
        files.store("advance-config-10.10.10.22.properties", second);
    }

    private Config load() throws ConfigException {
        return files.load(ConfigFixture.HOST);
    }

    private ConfigProblem refusedFor(String key) {
        ConfigException refused = assertThrows(ConfigException.class, this::load);
        return refused.problems().stream()
                .filter(p -> p.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(refused.getMessage()));
    }
}
