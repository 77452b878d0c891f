package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as proc_pid_mountinfo(5) gives them. */
class MountPointTest {
    @Test
    void aLineWithOptionalFieldsIsUnderstood() {
        assertEquals(
                List.of(new MountPoint(Path.of("/srv/data"), "ext4", "/dev/sdb1")),
                MountPoint.parse(
                        List.of(
                                "36 35 8:17 / /srv/data rw,noatime master:1 shared:2 - ext4"
                                        + " /dev/sdb1 rw")));
    }

    @Test
    void aLineWithoutOptionalFieldsIsUnderstood() {
        assertEquals(
                "nfs4 from server:/x, mounted at /mnt",
                MountPoint.parse(List.of("40 1 0:55 / /mnt rw - nfs4 server:/x rw,hard"))
                        .get(0)
                        .text());
    }

    @Test
    void whatIsEscapedIsReadAsItIs() {
        MountPoint mount =
                MountPoint.parse(
                                List.of(
                                        "40 1 0:55 / /mnt/a\\040b\\134c\\303\\274 rw - cifs"
                                                + " //host/s\\040t rw"))
                        .get(0);
        assertEquals(Path.of("/mnt/a b\\cü"), mount.path());
        assertEquals("//host/s t", mount.source());
    }

    @Test
    void whatIsNoLineOfTheTableIsPassedOver() {
        assertEquals(List.of(), MountPoint.parse(List.of("", "36 35 8:17 / /srv rw", "- - -")));
    }

    @Test
    void theRootMayStandLast() {
        assertEquals(
                "proc",
                on("/proc/sys", "9 2 0:5 / /proc rw - proc p rw", "2 1 8:1 / / rw - ext4 d rw"));
    }

    @Test
    void whatIsMountedOverAnAncestorHidesWhatIsBelow() {
        String[] table = {
            "2 1 8:1 / / rw - ext4 d rw",
            "3 2 0:5 / /a/b rw - nfs s:/x rw",
            "4 2 8:2 / /a rw - xfs e rw",
            "5 4 8:3 / /a/c rw - btrfs f rw"
        };
        assertEquals("xfs", on("/a/b/x", table));
        assertEquals("btrfs", on("/a/c", table));
        assertEquals("ext4", on("/ab", table));
    }

    @Test
    void ofTwoAtOnePlaceTheUpperCounts() {
        assertEquals(
                "nfs",
                on(
                        "/a/x",
                        "4 3 0:5 / /a rw - nfs s:/x rw",
                        "3 2 8:2 / /a rw - xfs e rw",
                        "2 1 8:1 / / rw - ext4 d rw"));
    }

    private static String on(String path, String... table) {
        List<MountPoint> mounts = MountPoint.parse(List.of(table));
        return MountPoint.of(Path.of(path), mounts).orElseThrow().type();
    }

    @Test
    void theTableOfThisProcessHasARoot() throws IOException {
        assertTrue(MountPoint.read().stream().anyMatch(m -> m.path().equals(Path.of("/"))));
    }
}
