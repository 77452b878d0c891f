package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of a pair in the configuration. */
class InstanceConfigTest {
    @TempDir Path root;
    private ConfigFixture files;

    @BeforeEach
    void aPairWithADatabase() {
        files = new ConfigFixture(root);
        files.pair.put("instance.database", "derby");
    }

    @Test
    void itsFilesAreADatasetThatNoFileNames() throws ConfigException, IOException {
        files.dataset("data", "/srv/data");
        List<DatasetConfig> datasets = load().datasets();
        assertEquals(List.of("data", "mseop3s"), datasets.stream().map(d -> d.name()).toList());
        assertEquals(
                new DatasetConfig(
                        "mseop3s",
                        "mse1",
                        files.places.instances().resolve("mseop3s"),
                        DatasetMode.SYNC,
                        List.of("tmp"),
                        0,
                        0,
                        0),
                datasets.get(1));
    }

    @Test
    void bothNodesCallTheDirectoryTheSame() throws ConfigException, IOException {
        ConfigFixture other = new ConfigFixture(root.resolve("other")).secondary();
        other.pair.put("instance.database", "derby");
        assertEquals(load().datasets(), load(other).datasets());
    }

    @Test
    void noneHasNone() throws ConfigException, IOException {
        files.pair.put("instance.database", "none");
        assertEquals(List.of(), load().datasets());
    }

    @Test
    void itsNameIsTaken() {
        files.dataset("mseop4s", "/srv/data");
        ConfigException refused = assertThrows(ConfigException.class, this::load);
        assertTrue(refused.getMessage().contains("rename the file"), refused.getMessage());
    }

    @Test
    void itIsNotRemovedAsADataset() {
        NoSuchElementException refused =
                assertThrows(
                        NoSuchElementException.class,
                        () -> Datasets.remove(files.places, "mseop3s"));
        assertTrue(refused.getMessage().contains("instance.database=none"), refused.getMessage());
    }

    private Config load() throws ConfigException, IOException {
        return load(files);
    }

    private static Config load(ConfigFixture fixture) throws ConfigException, IOException {
        return ConfigLoader.load(fixture.write().places, ConfigFixture.HOST);
    }
}
