package org.msed.daemon.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.config.HaRole;
import org.msed.config.InstanceNames;
import org.msed.config.Places;

/** The places of a database's files. */
class InstanceFilesTest {
    @TempDir Path root;
    private Places places;
    private InstanceFiles files;

    @BeforeEach
    void ofAPrimary() throws IOException {
        places = Places.of(Map.of("MSE_DATA", root + "/data", "MSE_LOG", root + "/log"));
        Files.createDirectories(places.log());
        files = of(HaRole.PRIMARY);
    }

    private InstanceFiles of(HaRole role) {
        return InstanceFiles.of(places, InstanceNames.of(role, 3));
    }

    @Test
    void bothNodesHaveTheFilesInTheSamePlace() {
        assertEquals(files.home(), of(HaRole.SECONDARY).home());
        assertEquals(places.log().resolve("mseos3.log"), of(HaRole.SECONDARY).log());
    }

    @Test
    void theDirectoriesAreForTheirOwnerAlone() throws IOException {
        files.make(ServiceUser.find());
        for (Path directory : new Path[] {files.home(), files.room()}) {
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        }
    }

    @Test
    void whatIsThereStaysThere() throws IOException {
        files.make(ServiceUser.find());
        Files.writeString(files.home().resolve("password"), "kept");
        files.make(ServiceUser.find());
        assertEquals("kept", Files.readString(files.home().resolve("password")));
    }

    @Test
    void onlyALongLogIsTurned() throws IOException {
        Files.writeString(files.log(), "short");
        files.turnLog();
        assertEquals(5, files.logBytes());
        Files.writeString(files.log(), "x".repeat((1 << 20) + 1));
        files.turnLog();
        assertFalse(Files.exists(files.log()));
        assertEquals(0, files.logBytes());
        assertTrue(Files.exists(places.log().resolve("mseos3s.log.1")));
    }
}
