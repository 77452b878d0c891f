package org.msed.mirror.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.mirror.change.Change;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.Xattrs;

class AttributeChangesIT extends MountedTest {
    private static final byte[] ACCESS = bytes("system.posix_acl_access");
    private static final byte[] DEFAULT = bytes("system.posix_acl_default");

    private static final String AS_1234 = "setpriv --reuid=1234 --regid=1234 --clear-groups ";

    private Descriptor open(String name) throws Exception {
        return app.open(bytes(name), OpenFlags.O_RDONLY, 0);
    }

    /** linux/posix_acl_xattr.h: version 4; then tag 2, permissions 2, id 4 each. */
    private static byte[] acl(int user, int group, int mask, int other) {
        int[][] entries = {
            {1, user, -1}, {2, 7, 1234}, {4, group, -1}, {0x10, mask, -1}, {0x20, other, -1}
        };
        ByteBuffer b = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN).putInt(2);
        for (int[] entry : entries) {
            b.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]);
        }
        return b.array();
    }

    @Test
    void modeIsReported() throws Exception {
        run("touch f; chmod 4711 f");
        assertEquals(04711, last(Change.SetMode.class).mode());
    }

    @Test
    void ownerIsReportedAndTheSetUserIdThatGoesWithIt() throws Exception {
        run("touch f; chmod 4755 f; chown 1234:1235 f");
        assertEquals(1234, last(Change.SetOwner.class).uid());
        assertEquals(1235, last(Change.SetOwner.class).gid());
        assertEquals(0755, last(Change.SetMode.class).mode());
    }

    @Test
    void timeIsReportedExactly() throws Exception {
        run("touch f; touch -d '1969-12-31 23:59:58.123456789 UTC' f");
        Change.SetTimes times = last(Change.SetTimes.class);
        assertEquals(-2, times.mtimeSeconds());
        assertEquals(123456789, times.mtimeNanos());
    }

    @Test
    void accessTimeAloneIsNotReported() throws Exception {
        run("touch f");
        int before = log.of(Change.SetTimes.class).size();
        run("touch -a -d '2001-01-01 UTC' f");
        long reported =
                log.of(Change.SetTimes.class).stream()
                        .skip(before)
                        .filter(t -> t.inode() != 1)
                        .count();
        assertEquals(0, reported);
        assertEquals("978307200\n", sh("stat -c %X f"));
    }

    @Test
    void writeOfAnotherUserClearsSetUserIdOnBothNodes() throws Exception {
        run("touch f; chmod 6777 f");
        run(AS_1234 + "sh -c 'echo x >> f'");
        assertEquals(0777, last(Change.SetMode.class).mode());
        assertEquals("777\n", sh("stat -c %a f"));
    }

    @Test
    void truncationByAnotherUserClearsSetUserId() throws Exception {
        run("echo x > f; chmod 4777 f");
        run(AS_1234 + "sh -c ': > f'");
        assertEquals(0777, last(Change.SetMode.class).mode());
    }

    @Test
    void writeOfRootKeepsSetUserId() throws Exception {
        run("touch f; chmod 4755 f; echo x >> f");
        assertEquals("4755\n", sh("stat -c %a f"));
    }

    @Test
    void extendedAttributeIsReportedWhole() throws Exception {
        run("touch f");
        try (Descriptor file = open("f")) {
            Xattrs.set(file, bytes("user.x"), bytes("value"), Xattrs.CREATE);
            assertEquals("value", text(last(Change.SetXattr.class).value()));
            assertArrayEquals(bytes("value"), Xattrs.get(file, bytes("user.x")));
            Xattrs.remove(file, bytes("user.x"));
            assertEquals("user.x", text(last(Change.RemoveXattr.class).name()));
            assertNull(Xattrs.get(file, bytes("user.x")));
        }
    }

    @Test
    void accessListIsReportedWithTheModeItMakes() throws Exception {
        run("touch f; chmod 600 f");
        try (Descriptor file = open("f")) {
            Xattrs.set(file, ACCESS, acl(6, 0, 6, 0), 0);
        }
        assertEquals("system.posix_acl_access", text(last(Change.SetXattr.class).name()));
        assertEquals(0660, last(Change.SetMode.class).mode());
        assertEquals("660\n", sh("stat -c %a f"));
    }

    @Test
    void accessListLetsIn() throws Exception {
        run("echo secret > f; chmod 600 f");
        try (Descriptor file = open("f")) {
            Xattrs.set(file, ACCESS, acl(6, 0, 4, 0), 0);
        }
        assertEquals("secret\n", sh(AS_1234 + "cat f"));
    }

    @Test
    void inheritedListsAreReportedAfterWhatIsCreated() throws Exception {
        run("mkdir d");
        try (Descriptor directory = open("d")) {
            Xattrs.set(directory, DEFAULT, acl(7, 5, 7, 0), 0);
        }
        run("umask 077; mkdir d/sub");
        Change.Create create = last(Change.Create.class);
        List<String> inherited =
                log.of(Change.SetXattr.class).stream()
                        .filter(x -> x.inode() == create.inode())
                        .map(x -> text(x.name()))
                        .toList();
        assertEquals(List.of("system.posix_acl_access", "system.posix_acl_default"), inherited);
        assertEquals(040770, create.mode(), "a default list takes the place of the umask");
        assertEquals("770\n", sh("stat -c %a d/sub"));
    }

    @Test
    void defaultListSetLaterCountsForWhatIsMadeThen() throws Exception {
        run("mkdir d; touch d/before");
        try (Descriptor directory = open("d")) {
            Xattrs.set(directory, DEFAULT, acl(7, 5, 7, 0), 0);
        }
        run("touch d/after");
        long created = last(Change.Create.class).inode();
        assertTrue(log.of(Change.SetXattr.class).stream().anyMatch(x -> x.inode() == created));
    }

    @Test
    void fileFlagsAreNotSupported() throws Exception {
        assertTrue(sh("touch f; chattr +a f 2>&1").contains("not supported"));
        assertTrue(Files.exists(backing.resolve("f")));
    }
}
