package org.msed.platform.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.platform.fuse.Caller;
import org.msed.platform.fuse.FailureLog;
import org.msed.platform.fuse.FuseDevice;
import org.msed.platform.fuse.FuseServer;
import org.msed.platform.fuse.MemoryFiles;
import org.msed.platform.hosts.Await;
import org.msed.platform.natives.Mounts;
import org.msed.platform.natives.OtherProcess;
import org.msed.platform.natives.Signals;

/** What others left, hold or mounted at a place of ours. */
class MountPointIT {
    private static final int SIGSTOP = 19;
    private static final long LIMIT_MILLIS = 10_000;

    @TempDir Path directory;
    private final FailureLog failures = new FailureLog();
    private MountSpace space;
    private Path at;

    @BeforeEach
    void open() throws Exception {
        space = new MountSpace();
        at = Files.createDirectory(directory.resolve("data"));
        Files.writeString(at.resolve("beneath"), "hidden");
    }

    @AfterEach
    void close() throws Exception {
        space.killAll();
        space.sh("umount -l '" + at + "'");
        space.close();
    }

    private int clear() throws Exception {
        return space.on(() -> MountPoint.clear(at));
    }

    private void kill(ServesFiles.Started started) throws Exception {
        started.process().destroyForcibly().waitFor();
    }

    @Test
    void plainDirectoryIsLeftAlone() throws Exception {
        assertEquals(0, clear());
        assertFalse(space.on(() -> MountPoint.abort(at)));
    }

    @Test
    void localFileSystemIsLeftAlone() throws Exception {
        assertEquals("", space.sh("mount -t tmpfs x '" + at + "'"));
        assertEquals(0, clear());
        assertFalse(space.on(() -> MountPoint.abort(at)));
        assertEquals("tmpfs", space.on(MountTable::read).at(at).orElseThrow().type());
    }

    @Test
    void mountOfADeadProcessIsTakenAwayBeforeTheNextOne() throws Exception {
        kill(ServesFiles.start(space, at));
        assertTrue(space.sh("stat '" + at + "' 2>&1").contains("not connected"));
        FuseMount next =
                space.on(
                        () ->
                                FuseMount.open(
                                        MountOptions.of(at, "data", 1),
                                        new MemoryFiles(),
                                        failures));
        List<MountEntry> ours =
                space.on(MountTable::read).entries().stream()
                        .filter(entry -> entry.mountPoint().equals(at))
                        .toList();
        assertEquals(List.of(next.entry()), ours);
        assertTrue(space.on(() -> next.unmount(LIMIT_MILLIS)));
        assertEquals("beneath\n", space.sh("ls '" + at + "'"));
    }

    @Test
    void deadMountInUseIsTakenAwayAllTheSame() throws Exception {
        ServesFiles.Started dead = ServesFiles.start(space, at);
        Process inside = space.start("cd '" + at + "' && echo in && exec sleep 60");
        inside.inputReader().readLine();
        kill(dead);
        assertEquals(1, clear());
        assertEquals("beneath\n", space.sh("ls '" + at + "'"));
        inside.destroyForcibly().waitFor();
    }

    @Test
    void mountThatARunningProcessServesIsRefusedAndServesOn() throws Exception {
        ServesFiles.Started alive = ServesFiles.start(space, at);
        MountOccupiedException refused = assertThrows(MountOccupiedException.class, this::clear);
        assertTrue(refused.getMessage().startsWith(at + " is occupied by data (fuse.msed, device"));
        assertEquals("ok\n", space.sh("cd '" + at + "' && echo ok > f && cat f"));
        kill(alive);
        assertEquals(1, clear());
    }

    @Test
    void frozenProcessIsRefusedInTimeAndCanBeAborted() throws Exception {
        ServesFiles.Started frozen = ServesFiles.start(space, at);
        Signals.send(frozen.process().pid(), SIGSTOP);
        long startNanos = System.nanoTime();
        MountOccupiedException refused = assertThrows(MountOccupiedException.class, this::clear);
        assertTrue(System.nanoTime() - startNanos < TimeUnit.SECONDS.toNanos(10));
        assertTrue(refused.getMessage().contains("does not answer"), refused.getMessage());
        Process waits = space.start("cat '" + at + "/f'");
        assertTrue(space.on(() -> MountPoint.abort(at)));
        assertEquals(1, waits.waitFor());
        assertEquals("beneath\n", space.sh("ls '" + at + "'"));
        kill(frozen);
    }

    @Test
    void connectionIsAbortedByItsNumberWhereThatIsShown() throws Exception {
        ServesFiles.Started first = ServesFiles.start(space, at);
        Path other = Files.createDirectory(directory.resolve("other"));
        ServesFiles.Started second = ServesFiles.start(space, other);
        assertEquals("", space.sh("mount -t fusectl x /sys/fs/fuse/connections"));
        assertTrue(space.on(() -> MountPoint.abort(at)));
        assertTrue(first.process().waitFor(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
        assertEquals("ok\n", space.sh("cd '" + other + "' && echo ok > f && cat f"));
        kill(second);
        assertTrue(space.on(() -> MountPoint.abort(other)));
    }

    @Test
    void mountOfAnotherProgramIsRefusedByNameAndNeverAborted() throws Exception {
        FuseDevice device = FuseDevice.open(FuseDevice.PATH);
        space.on(
                () -> {
                    String options =
                            "fd=" + device.descriptor() + ",rootmode=40000,user_id=0,group_id=0";
                    Mounts.mount("theirs", at, "fuse.other", 0, options);
                    return null;
                });
        for (MountOccupiedException refused :
                List.of(
                        assertThrows(MountOccupiedException.class, this::clear),
                        assertThrows(
                                MountOccupiedException.class,
                                () -> space.on(() -> MountPoint.abort(at))))) {
            assertTrue(refused.getMessage().contains("theirs (fuse.other"), refused.getMessage());
        }
        assertEquals("fuse.other", space.on(MountTable::read).at(at).orElseThrow().type());
        space.sh("umount -l '" + at + "'");
        device.close();
    }

    /** Notes whether the request came for the second time. */
    private static final class Successor extends MemoryFiles {
        final CountDownLatch resent = new CountDownLatch(1);

        @Override
        public int fsync(Caller caller, long node, long handle, boolean dataOnly) {
            if (caller.isResent()) {
                resent.countDown();
            }
            return 0;
        }
    }

    @Test
    void successorAnswersWhatADeadProcessHadBegun() throws Exception {
        ServesFiles.Started first = ServesFiles.start(space, at);
        assertEquals("", space.sh("touch '" + at + "/f'"));
        Process waits = space.start("exec sync '" + at + "/f'");
        long pid = first.process().pid();
        assertTrue(Await.within(LIMIT_MILLIS, () -> isInSync(waits)));
        List<FuseDevice> held = new ArrayList<>();
        for (String theirs : first.descriptors().split(",")) {
            int ours = OtherProcess.descriptor(pid, Integer.parseInt(theirs));
            held.add(FuseDevice.adopt(FuseDevice.PATH, ours));
        }
        kill(first);
        assertTrue(waits.isAlive());
        Successor successor = new Successor();
        FuseServer server = FuseServer.takeOver(held, first.connection(), successor, failures, 4);
        server.resend();
        assertTrue(successor.resent.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
        assertEquals(0, waits.waitFor());
        FuseMount mount = space.on(() -> FuseMount.adopt(at, server));
        assertTrue(space.on(() -> mount.unmount(LIMIT_MILLIS)));
        assertEquals(List.of(), failures.lines);
    }

    /** Whether it is in fsync(2). */
    private static boolean isInSync(Process process) throws Exception {
        Path wait = Path.of("/proc/" + process.pid() + "/wchan");
        return Files.readString(wait).equals("request_wait_answer");
    }
}
