package org.msed.platform.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.platform.fuse.FailureLog;
import org.msed.platform.fuse.MemoryFiles;
import org.msed.platform.hosts.Await;
import org.msed.platform.natives.ErrnoException;

class FuseMountIT {
    private static final int WORKERS = 4;
    private static final long LIMIT_MILLIS = 10_000;

    @TempDir Path directory;
    private final MemoryFiles files = new MemoryFiles();
    private final FailureLog failures = new FailureLog();
    private MountSpace space;
    private Path at;
    private FuseMount mount;

    @BeforeEach
    void open() throws Exception {
        space = new MountSpace();
        at = directory.resolve("data with blank");
        Files.createDirectory(at);
        Files.writeString(at.resolve("beneath"), "hidden");
        mount = space.on(() -> FuseMount.open(options(), files, failures));
    }

    @AfterEach
    void close() throws Exception {
        if (files.holdFsync != null) {
            files.holdFsync.countDown();
        }
        space.on(() -> MountPoint.abort(at));
        assertTrue(mount.server().awaitEnd(LIMIT_MILLIS));
        space.close();
        assertEquals("hidden", Files.readString(at.resolve("beneath")));
    }

    private MountOptions options() {
        return MountOptions.of(at, "data", WORKERS);
    }

    private String sh(String script) throws Exception {
        return space.sh("cd '" + at + "' && " + script);
    }

    @Test
    void shellSeesAnOrdinaryDirectory() throws Exception {
        assertEquals("", sh("mkdir a && echo hello > a/f && ln -s f a/l && ln a/f b"));
        assertEquals("f\nl\n", sh("ls a"));
        assertEquals("hello\n", sh("cat a/l"));
        assertEquals("hello\n", sh("cat b"));
        assertEquals("", sh("mv a/f a/g && rm b a/l a/g && rmdir a"));
        assertEquals("", sh("ls"));
        assertEquals(List.of(), failures.lines);
    }

    @Test
    void namesAreBytes() throws Exception {
        assertEquals("", sh("touch \"$(printf 'x\\377\\001y')\""));
        assertEquals(" 78 ff 01 79 0a\n", sh("ls | od -An -t x1"));
    }

    @Test
    void longFileComesBackAsItWasWritten() throws Exception {
        String sums = sh("head -c 5000000 /dev/urandom | tee f | sha256sum; sha256sum < f");
        String[] lines = sums.split("\n");
        assertEquals(lines[0], lines[1]);
    }

    @Test
    void directoryOfThousandsIsListedWhole() throws Exception {
        assertEquals("", sh("seq 3000 | xargs touch"));
        assertEquals("3000\n", sh("ls | wc -l"));
        assertEquals("3000\n", sh("ls -l | grep -c ^-rw"));
    }

    @Test
    void fsyncReachesTheHandler() throws Exception {
        sh("dd if=/dev/zero of=f bs=4k count=3 oflag=dsync 2>/dev/null; sync f");
        assertEquals(4, files.fsyncs.get());
    }

    @Test
    void unsupportedOperationsSayThatTheyAreNotSupported() throws Exception {
        String said =
                sh("touch f; fallocate -l 1M f 2>&1; lsattr f 2>&1; getfattr -n user.a f 2>&1");
        assertTrue(said.contains("Operation not supported"), said);
    }

    @Test
    void anotherUserActsAsHimself() throws Exception {
        sh("setpriv --reuid=65534 --regid=65534 --clear-groups touch mine");
        assertEquals("65534:65534\n", sh("stat -c %u:%g mine"));
    }

    @Test
    void errnoThrownReachesTheCaller() throws Exception {
        assertTrue(sh("cat fail-errno").contains("No space left on device"));
        assertEquals(List.of(), failures.lines);
    }

    @Test
    void exceptionIsAnInputErrorAndTheWorkerLivesOn() throws Exception {
        for (int i = 0; i < 2 * WORKERS; i++) {
            assertTrue(sh("cat fail-exception").contains("Input/output error"));
        }
        assertEquals("ok\n", sh("echo ok > f && cat f"));
        assertEquals(2 * WORKERS, failures.lines.size());
        assertTrue(failures.lines.get(0).startsWith("LOOKUP #"), failures.lines.get(0));
        assertTrue(failures.lines.get(0).endsWith(MemoryFiles.FAILURE), failures.lines.get(0));
    }

    @Test
    void workerThatWaitsHoldsUpNobodyElse() throws Exception {
        files.holdFsync = new CountDownLatch(1);
        assertEquals("", sh("touch f"));
        Process waits = space.start("cd '" + at + "' && sync f");
        assertTrue(files.fsyncBegun.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
        assertEquals("ok\n", sh("echo ok > g && cat g"));
        assertTrue(waits.isAlive());
        files.holdFsync.countDown();
        assertEquals(0, waits.waitFor());
    }

    @Test
    void killedCallerIsToldToTheHandler() throws Exception {
        files.holdFsync = new CountDownLatch(1);
        assertEquals("", sh("touch f"));
        Process waits = space.start("cd '" + at + "' && exec sync f");
        assertTrue(files.fsyncBegun.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
        waits.destroyForcibly();
        assertTrue(files.interrupted.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
        files.holdFsync.countDown();
        assertEquals("ok\n", sh("echo ok > g && cat g"));
        assertEquals(List.of(), failures.lines);
    }

    @Test
    void lookupsAreGivenBack() throws Exception {
        sh("seq 200 | xargs touch; ls -l; rm *");
        assertTrue(
                Await.within(LIMIT_MILLIS, () -> files.lookups.get() == 0),
                files.lookups::toString);
    }

    @Test
    void unmountEndsEverything() throws Exception {
        assertTrue(space.on(() -> mount.unmount(LIMIT_MILLIS)));
        assertEquals(0, files.destroyed.getCount());
        assertEquals("beneath\n", sh("ls"));
    }

    @Test
    void unmountInUseIsRefusedWithTheUsersAndServesOn() throws Exception {
        Process user = space.start("cd '" + at + "' && echo in && exec sleep 60");
        user.inputReader().readLine();
        MountBusyException refused =
                assertThrows(
                        MountBusyException.class,
                        () -> space.on(() -> mount.unmount(LIMIT_MILLIS)));
        assertTrue(refused.getMessage().contains("sleep (" + user.pid() + ")"), refused.toString());
        assertEquals("ok\n", sh("echo ok > f && cat f"));
        user.destroyForcibly().waitFor();
    }

    @Test
    void abortEndsWaitingCallersAndShowsTheDirectoryBeneath() throws Exception {
        files.holdFsync = new CountDownLatch(1);
        assertEquals("", sh("touch f"));
        Process waits = space.start("cd '" + at + "' && sync f");
        assertTrue(files.fsyncBegun.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
        space.on(
                () -> {
                    mount.abort();
                    return null;
                });
        assertEquals(1, waits.waitFor());
        assertEquals("beneath\n", sh("ls"));
        assertFalse(mount.server().awaitEnd(0));
        files.holdFsync.countDown();
        assertTrue(mount.server().awaitEnd(LIMIT_MILLIS));
    }

    @Test
    void secondMountOfOursIsRefusedWhileTheFirstAnswers() throws Exception {
        MountOccupiedException refused =
                assertThrows(
                        MountOccupiedException.class,
                        () ->
                                space.on(
                                        () ->
                                                FuseMount.open(
                                                        options(), new MemoryFiles(), failures)));
        assertTrue(refused.getMessage().contains("a running msed"), refused.getMessage());
        assertEquals(mount.entry(), refused.occupant());
    }

    @Test
    void settableFlagsAreThoseOfTheMountBeneath() throws Exception {
        Path tmpfs = Files.createDirectory(directory.resolve("tmpfs"));
        assertEquals("", space.sh("mount -t tmpfs -o nodev,nosuid x '" + tmpfs + "'"));
        MountOptions covering = MountOptions.of(tmpfs, "covering", 1);
        FuseMount over = space.on(() -> FuseMount.open(covering, new MemoryFiles(), failures));
        assertTrue(over.entry().has("nosuid") && over.entry().has("nodev"));
        assertFalse(mount.entry().has("nosuid") || mount.entry().has("nodev"));
        assertTrue(space.on(() -> over.unmount(LIMIT_MILLIS)));
    }

    @Test
    void changedContentIsSeenOnceTheKernelIsTold() throws Exception {
        assertEquals("old\n", sh("echo old > f; cat f"));
        long node = files.replace("f", "new\n");
        assertEquals("old\n", sh("cat f"));
        mount.server().invalidateNode(node, 0, 0);
        assertEquals("new\n", sh("cat f"));
    }

    @Test
    void removedNameIsGoneOnceTheKernelIsTold() throws Exception {
        assertEquals("", sh("touch f"));
        files.vanish("f");
        assertEquals("", sh("test -e f"));
        mount.server().invalidateEntry(1, ByteBuffer.wrap("f".getBytes()));
        assertEquals("exit 1", sh("test -e f"));
    }

    @Test
    void whatTheKernelDoesNotKnowCanBeInvalidatedToo() throws Exception {
        mount.server().invalidateNode(4711, 0, 0);
        mount.server().invalidateEntry(1, ByteBuffer.wrap("unknown".getBytes()));
    }

    @Test
    void endedServerTakesNoNotifications() throws Exception {
        assertTrue(space.on(() -> mount.unmount(LIMIT_MILLIS)));
        assertThrows(ErrnoException.class, () -> mount.server().invalidateNode(1, 0, 0));
    }
}
