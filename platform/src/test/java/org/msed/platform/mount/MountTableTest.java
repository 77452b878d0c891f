package org.msed.platform.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountTableTest {
    private static final String TABLE =
            """
            29 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            30 29 0:20 / /proc rw,nosuid,nodev,noexec shared:5 - proc proc rw
            40 29 8:2 / /srv rw,relatime shared:7 master:2 - xfs /dev/sdb rw,attr2
            41 40 0:50 / /srv/data rw,nosuid - fuse.msed data rw,user_id=0
            42 40 0:51 / /srv/with\\040blank\\011tab\\134back\\012line rw - nfs4 server:/a\\040b rw
            43 29 0:52 /sub /mnt rw - tmpfs tmpfs rw
            44 43 0:53 / /mnt rw - fuse.sshfs me@host: rw
            45 29 0:54 / /home/u/mnt rw - ext4 /dev/sdd rw
            46 29 0:55 / /home rw - ext4 /dev/sdc rw
            """;

    private static MountTable table() throws MountFormatException {
        return MountTable.parse(TABLE);
    }

    private static int on(String path) throws MountFormatException {
        return table().on(Path.of(path)).orElseThrow().id();
    }

    @Test
    void lineIsReadWithAllItsFields() throws Exception {
        assertEquals(
                new MountEntry(
                        40,
                        29,
                        8,
                        2,
                        "/",
                        Path.of("/srv"),
                        "rw,relatime",
                        "xfs",
                        "/dev/sdb",
                        "rw,attr2"),
                table().entries().get(2));
    }

    @Test
    void octalEscapesAreBytes() throws Exception {
        MountEntry entry = table().entries().get(4);
        assertEquals(Path.of("/srv/with blank\ttab\\back\nline"), entry.mountPoint());
        assertEquals("server:/a b", entry.source());
        byte[] utf8 = "/ä".getBytes(StandardCharsets.UTF_8);
        assertEquals("/ä", MountTable.unescape(new String(utf8, StandardCharsets.ISO_8859_1)));
        assertEquals("\\04", MountTable.unescape("\\04"));
        assertEquals("\\09x", MountTable.unescape("\\09x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29 1 8:1 / / rw shared:1 ext4 /dev/sda1 rw",
                "29 1 8:1 / / rw - ext4",
                "x 1 8:1 / / rw - ext4 /dev/sda1 rw",
                "29 1 8 / / rw - ext4 /dev/sda1 rw",
                "29"
            })
    void lineThatIsNoneIsRefusedByItsText(String line) {
        MountFormatException refused =
                assertThrows(MountFormatException.class, () -> MountTable.parse(line));
        assertTrue(refused.getMessage().endsWith(line));
    }

    @Test
    void pathLiesOnTheNearestMountAboveIt() throws Exception {
        assertEquals(29, on("/etc/passwd"));
        assertEquals(40, on("/srv/database"));
        assertEquals(41, on("/srv/data"));
        assertEquals(41, on("/srv/data/a/../b"));
    }

    @Test
    void topmostOfStackedMountsIsSeen() throws Exception {
        assertEquals(44, on("/mnt/x"));
        assertEquals(44, table().at(Path.of("/mnt")).orElseThrow().id());
    }

    @Test
    void mountOverALaterOneOfItsParentIsHidden() throws Exception {
        assertEquals(46, on("/home/u/mnt"));
        assertEquals(Optional.empty(), table().at(Path.of("/home/u/mnt")));
    }

    @Test
    void nothingIsAtADirectoryThatIsNoMountPoint() throws Exception {
        assertEquals(Optional.empty(), table().at(Path.of("/srv/data/sub")));
    }

    @Test
    void mountsBelowAreThoseThatCanBeReached() throws Exception {
        List<Integer> below = table().below(Path.of("/srv")).stream().map(MountEntry::id).toList();
        assertEquals(List.of(41, 42), below);
        assertEquals(List.of(), table().below(Path.of("/home")));
        assertEquals(List.of(), table().below(Path.of("/srv/data")));
    }

    @Test
    void networkFileSystemsAreKnown() throws Exception {
        assertTrue(table().entries().get(4).isNetwork());
        assertTrue(table().entries().get(6).isNetwork());
        assertFalse(table().entries().get(3).isNetwork());
        assertFalse(table().entries().get(2).isNetwork());
    }

    @Test
    void fuseIsKnownByItsType() throws Exception {
        assertTrue(table().entries().get(3).isFuse());
        assertFalse(table().entries().get(2).isFuse());
    }

    @Test
    void optionIsAWholeWord() throws Exception {
        assertTrue(table().entries().get(3).has("nosuid"));
        assertFalse(table().entries().get(3).has("suid"));
    }

    @Test
    void tableWithoutARootKnowsNothing() throws Exception {
        assertEquals(Optional.empty(), MountTable.parse("").on(Path.of("/x")));
    }

    @Test
    void tableOfThisProcessHasTheProcFileSystem() throws Exception {
        assertEquals("proc", MountTable.read().on(Path.of("/proc/self")).orElseThrow().type());
    }
}
