package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory of a dataset on a machine whose table of mounts is given. */
class DirectoryChecksTest {
    @TempDir Path temporary;
    private Path root;
    private ConfigFixture files;
    private final List<MountPoint> mounts = new ArrayList<>();

    @BeforeEach
    void aDirectoryOnADisk() throws IOException {
        root = temporary.toRealPath();
        files = new ConfigFixture(root);
        Files.createDirectories(root.resolve("data"));
        files.dataset("data", root.resolve("data").toString());
        mounts.add(new MountPoint(Path.of("/"), "ext4", "/dev/sda1"));
    }

    @Test
    void aDirectoryOnADiskIsAccepted() throws ConfigException {
        assertEquals(1, load().datasets().size());
    }

    @Test
    void aDirectoryThatIsMissingNamesTheCommandThatMakesIt() {
        Path missing = path("gone/deeper");
        ConfigProblem problem = refused();
        assertEquals("a directory that exists on both nodes", problem.allowed());
        assertEquals("mkdir -p " + missing, problem.command());
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Files.createFile(path("file"));
        assertEquals("a directory", refused().allowed());
    }

    @Test
    void aLinkOnTheWayIsRefused() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), root.resolve("data"));
        path("link");
        assertTrue(refused().allowed().contains("without symbolic links; " + root + "/link"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nfs",
                "nfs4",
                "cifs",
                "9p",
                "ceph",
                "fuse.sshfs",
                "fuse.glusterfs",
                "autofs"
            })
    void aNetworkFileSystemIsRefusedWithoutTouchingIt(String type) {
        Path share = path("no-such-directory/below");
        mounts.add(new MountPoint(share.getParent(), type, "server:/export"));
        String allowed = refused().allowed();
        assertTrue(
                allowed.contains(
                        "this is "
                                + type
                                + " from server:/export, mounted at "
                                + share.getParent()),
                allowed);
    }

    @Test
    void aFileSystemThatIsNoDiskIsRefused() {
        mounts.add(new MountPoint(root, "cgroup2", "cgroup"));
        assertTrue(refused().allowed().contains("this is cgroup2"));
    }

    @Test
    void theLastMountOnTheWayCounts() throws ConfigException {
        mounts.add(new MountPoint(root, "nfs4", "server:/export"));
        mounts.add(new MountPoint(root.resolve("data"), "xfs", "/dev/sdb1"));
        assertEquals(1, load().datasets().size());
    }

    @Test
    void aMountInsideIsRefused() {
        Path inside = root.resolve("data/inside");
        mounts.add(new MountPoint(inside, "xfs", "/dev/sdb1"));
        ConfigProblem problem = refused();
        assertTrue(problem.allowed().contains("there is xfs from /dev/sdb1"), problem.allowed());
        assertEquals("umount " + inside + ", or choose another directory", problem.command());
    }

    @Test
    void whatIsAlreadyMirroredIsNotTouched() throws ConfigException {
        Path dead = path("of-a-dead-daemon");
        mounts.add(new MountPoint(dead, "fuse.msed", "msed"));
        assertEquals(1, load().datasets().size());
    }

    @Test
    void theRootIsRefused() {
        path("/");
        assertEquals("a directory below /, not / itself", refused().allowed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc", "etc/datasets.d", "."})
    void msedsOwnDirectoriesAreRefused(String name) {
        path(name);
        assertTrue(refused().allowed().contains("msed's own directory"), refused().allowed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc", "/etc/sub", "/usr/local/share", "/proc/sys", "/var/lib", "/var/tmp"})
    void theOperatingSystemIsNotMirrored(String name) {
        path(name);
        assertEquals("a directory for data, not one of the operating system", refused().allowed());
    }

    @Test
    void theJavaThatRunsIsNotMirrored() {
        Path java = path(System.getProperty("java.home"));
        assertTrue(refused().allowed().contains("own directory " + java), refused().allowed());
    }

    @Test
    void theWholeInstalledProgramIsItsOwn() {
        path("/opt");
        assertTrue(refused().allowed().contains("msed's own directory /opt/mse"));
    }

    @Test
    void everyDatasetWithABadDirectoryIsNamed() {
        path("gone");
        files.dataset("logs", root.resolve("gone-too").toString());
        ConfigException both = assertThrows(ConfigException.class, this::load);
        assertEquals(2, both.problems().size(), both.getMessage());
    }

    @Test
    void aConfigurationThatOnlyIsReadTouchesNoDirectory() throws ConfigException {
        path("gone");
        assertEquals(1, files.load(HostFacts.unknown()).datasets().size());
    }

    /** Gives the dataset another path. */
    private Path path(String name) {
        Path path = root.resolve(name).normalize();
        files.datasets.put("data", Map.of("path", path.toString()));
        return path;
    }

    private Config load() throws ConfigException {
        return files.load(ConfigFixture.HOST.with(new Directories(mounts, files.places)));
    }

    private ConfigProblem refused() {
        ConfigException refused = assertThrows(ConfigException.class, this::load);
        assertEquals(1, refused.problems().size(), refused.getMessage());
        assertEquals("path", refused.problems().get(0).key());
        return refused.problems().get(0);
    }
}
