package org.msed.mirror.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.Change;

/** The stream onto a small real file system: what root alone can do, and what fails. */
@Timeout(60)
class StandbyDiskIT {

    private static final long ROOT = 1;
    private static final byte[] NONE = {};

    @TempDir Path disk;
    private StreamPair pair;

    @BeforeEach
    void mount() throws Exception {
        run("mount", "-t", "tmpfs", "-o", "size=1m,mode=755", "standby", disk.toString());
        FileReplica replica =
                new FileReplica(List.of(bytes(disk.toString())), List.of(Exclusion.NONE), 16);
        pair = new StreamPair(2, Outbox.Settings.DEFAULT, replica).attached();
        pair.outbox.append(new Change.Bind(0, ROOT, NONE));
    }

    @AfterEach
    void unmount() throws Exception {
        if (pair != null) {
            pair.close();
        }
        run("umount", disk.toString());
    }

    @Test
    void ownersModesAndDevicesAreExact() throws Exception {
        create("f", 10, 0106755, 1234, 4321, 0);
        create("null", 11, 0020640, 5, 6, 0x103);
        assertEquals(Pending.State.DONE, flush(10));
        assertEquals(06755, 07777 & (Integer) attribute("f", "mode"));
        assertEquals(1234, attribute("f", "uid"));
        assertEquals(4321, attribute("f", "gid"));
        assertEquals(0x103L, attribute("null", "rdev"));
        assertEquals(0640, 07777 & (Integer) attribute("null", "mode"));
    }

    @Test
    void aHoleStaysAHole() throws Exception {
        create("f", 10, 0100600, 0, 0, 0);
        pair.outbox.append(new Change.Write(0, 10, 1L << 40, ByteBuffer.wrap(bytes("end"))));
        assertEquals(Pending.State.DONE, flush(10));
        assertEquals((1L << 40) + 3, Files.size(disk.resolve("f")));
    }

    @Test
    void anAccessControlListArrivesWhole() throws Exception {
        create("f", 10, 0100600, 0, 0, 0);
        byte[] list = {
            2, 0, 0, 0, 1, 0, 6, 0, -1, -1, -1, -1, 2, 0, 4, 0, 77, 0, 0, 0, 4, 0, 0, 0, -1, -1, -1,
            -1, 16, 0, 4, 0, -1, -1, -1, -1, 32, 0, 0, 0, -1, -1, -1, -1
        };
        pair.outbox.append(new Change.SetXattr(0, 10, bytes("system.posix_acl_access"), list));
        assertEquals(Pending.State.DONE, flush(10));
        assertEquals(0640, 07777 & (Integer) attribute("f", "mode"));
    }

    @Test
    void aFullDiskIsRefusedWithSequenceAndErrno() throws Exception {
        create("f", 10, 0100600, 0, 0, 0);
        assertEquals(Pending.State.DONE, flush(10));
        pair.outbox.append(new Change.Write(0, 10, 0, ByteBuffer.allocate(2 << 20)));
        assertEquals(Pending.State.ENDED, flush(10));
        String refused = refusal();
        assertTrue(refused.contains("errno=28"), refused);
        assertTrue(refused.contains("inode 10"), refused);
    }

    @Test
    void aDiskThatCanNotBeWrittenIsRefusedAndLeftAlone() throws Exception {
        create("f", 10, 0100600, 0, 0, 0);
        assertEquals(Pending.State.DONE, checkpoint());
        pair.applier.expect(StreamPair.SECOND);
        pair.outbox.start(StreamPair.SECOND);
        run("mount", "-o", "remount,ro", disk.toString());
        pair.outbox.append(new Change.Bind(0, ROOT, NONE));
        create("g", 11, 0100600, 0, 0, 0);
        assertEquals(Pending.State.ENDED, flush(11));
        String refused = refusal();
        assertTrue(refused.contains("errno=30"), refused);
        assertTrue(refused.contains("inode 1 g"), refused);
    }

    @Test
    void theCopyIsTheSameAfterTheLinkBrokeOften() throws Exception {
        create("f", 10, 0100600, 0, 0, 0);
        byte[] expected = new byte[100_000];
        for (int i = 0; i < expected.length; i += 100) {
            byte[] part = bytes(String.format("%0100d", i));
            System.arraycopy(part, 0, expected, i, 100);
            pair.outbox.append(new Change.Write(0, 10, i, ByteBuffer.wrap(part)));
            if (i % 5000 == 0) {
                pair.links.cut(i / 5000 % 2);
                pair.links.heal(1 - i / 5000 % 2);
            }
        }
        pair.links.healAll();
        assertEquals(Pending.State.DONE, flush(10));
        assertArrayEquals(expected, Files.readAllBytes(disk.resolve("f")));
    }

    private void create(String name, long inode, int mode, int uid, int gid, long device) {
        pair.outbox.append(
                new Change.Create(0, ROOT, bytes(name), inode, mode, uid, gid, device, NONE));
    }

    private Pending.State flush(long inode) throws InterruptedException {
        return pair.outbox.barrier(new Change.Barrier(0, inode, Change.Barrier.Scope.FILE)).await();
    }

    private Pending.State checkpoint() throws InterruptedException {
        return pair.outbox
                .barrier(new Change.Barrier(0, 0, Change.Barrier.Scope.FILE_SYSTEM))
                .await();
    }

    private String refusal() throws InterruptedException {
        String said = pair.nextSaid();
        while (!said.startsWith("refused")) {
            said = pair.nextSaid();
        }
        return said;
    }

    private Object attribute(String name, String what) throws IOException {
        return Files.getAttribute(disk.resolve(name), "unix:" + what, LinkOption.NOFOLLOW_LINKS);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
