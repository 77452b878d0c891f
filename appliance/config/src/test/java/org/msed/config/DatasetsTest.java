package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding and removing the files of datasets. */
class DatasetsTest {
    @TempDir Path temporary;
    private Path root;
    private ConfigFixture files;
    private HostFacts host;

    @BeforeEach
    void aPrimary() throws IOException {
        root = temporary.toRealPath();
        files = new ConfigFixture(root).write();
        host =
                ConfigFixture.HOST.with(
                        new Directories(
                                List.of(new MountPoint(Path.of("/"), "ext4", "/dev/sda1")),
                                files.places));
        Files.createDirectories(root.resolve("data"));
    }

    @Test
    void whatIsAddedIsReadBack() throws ConfigException, IOException {
        add("data", "data", ConfigKey.DATASET_EXCLUDE, "*.pid,tmp");
        DatasetConfig dataset = ConfigLoader.load(files.places, host).datasets().get(0);
        assertEquals("data", dataset.name());
        assertEquals(root.resolve("data"), dataset.path());
        assertEquals(List.of("*.pid", "tmp"), dataset.excludes());
    }

    @Test
    void aPathWithBlanksAndABackslashComesBackAsItWas() throws ConfigException, IOException {
        String odd = "a b\\c #=ü";
        Files.createDirectories(root.resolve(odd));
        add("odd", odd, ConfigKey.DATASET_MODE, "receive");
        assertEquals(
                root.resolve(odd), ConfigLoader.load(files.places, host).datasets().get(0).path());
    }

    @Test
    void whatIsRefusedIsNotWritten() {
        ConfigException refused =
                assertThrows(
                        ConfigException.class,
                        () -> add("data", "gone", ConfigKey.DATASET_MODE, "fast"));
        assertEquals(2, refused.problems().size(), refused.getMessage());
        assertFalse(Files.exists(files.places.datasetFiles()));
    }

    @Test
    void aNameThatLeavesTheFolderIsRefused() {
        ConfigException refused =
                assertThrows(
                        ConfigException.class,
                        () -> add("../data", "data", ConfigKey.DATASET_MODE, "sync"));
        assertEquals("the name", refused.problems().get(0).key());
    }

    @Test
    void aNameIsGivenOnce() throws ConfigException, IOException {
        add("data", "data", ConfigKey.DATASET_MODE, "sync");
        ConfigException refused =
                assertThrows(
                        ConfigException.class,
                        () -> add("data", "data", ConfigKey.DATASET_MODE, "async"));
        assertTrue(refused.getMessage().contains("NAME must be new, got data"));
    }

    @Test
    void aConflictIsReportedOfTheNewOne() throws ConfigException, IOException {
        add("z", "data", ConfigKey.DATASET_MODE, "sync");
        ConfigException refused =
                assertThrows(
                        ConfigException.class,
                        () -> add("a", "data", ConfigKey.DATASET_MODE, "sync"));
        assertEquals("datasets.d/a.properties", refused.problems().get(0).file());
    }

    @Test
    void removingKeepsTheData() throws ConfigException, IOException {
        add("data", "data", ConfigKey.DATASET_MODE, "sync");
        Files.writeString(root.resolve("data/file"), "kept");
        Datasets.remove(files.places, "data");
        assertEquals(List.of(), ConfigLoader.load(files.places, host).datasets());
        assertEquals("kept", Files.readString(root.resolve("data/file")));
    }

    @Test
    void whatIsNotThereIsNotRemovedAndTheOthersAreNamed() throws ConfigException, IOException {
        add("data", "data", ConfigKey.DATASET_MODE, "sync");
        for (String name : List.of("logs", "../msed", "")) {
            NoSuchElementException refused =
                    assertThrows(
                            NoSuchElementException.class,
                            () -> Datasets.remove(files.places, name));
            assertEquals("no dataset " + name + "; there are [data]", refused.getMessage());
        }
    }

    private void add(String name, String directory, ConfigKey key, String value)
            throws ConfigException, IOException {
        String path = root.resolve(directory).toString();
        Datasets.add(files.places, host, name, Map.of(ConfigKey.DATASET_PATH, path, key, value));
    }
}
