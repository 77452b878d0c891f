package org.msed.mirror.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.Change;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.natives.ErrnoException;

/**
 * A mounted directory and what it reported. Tests act through {@link #app}, a descriptor of the
 * mount, or by shell; {@code backing} is the same directory seen from outside, without the mount.
 */
abstract class MountedTest {
    static final int CREATE = OpenFlags.O_RDWR | OpenFlags.O_CREAT;
    private static final int WORKERS = 4;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    @TempDir Path backing;
    final RecordingLog log = new RecordingLog();
    MountThread thread;
    Descriptor app;
    private MountedDirectory mounted;

    @BeforeEach
    void mount() throws Exception {
        thread = new MountThread();
        Files.setPosixFilePermissions(backing, PosixFilePermissions.fromString("rwxrwxrwx"));
        prepare();
        mounted = thread.on(() -> new MountedDirectory(backing, exclusion(), log, WORKERS));
        app = thread.on(() -> Descriptor.open(bytes(backing.toString()), OpenFlags.O_DIRECTORY));
    }

    /** What stays on the node. */
    Exclusion exclusion() {
        return Exclusion.NONE;
    }

    /** Before the directory is mounted. */
    void prepare() throws Exception {}

    @AfterEach
    void unmount() throws Exception {
        log.holdFlush.countDown();
        app.close();
        thread.on(
                () -> {
                    mounted.close();
                    return null;
                });
        thread.close();
    }

    MirrorFileSystem fileSystem() {
        return mounted.fileSystem;
    }

    String sh(String script) throws Exception {
        return thread.sh("cd '" + backing + "' && " + script);
    }

    /** Runs a script of which nothing is to be said. */
    void run(String script) throws Exception {
        assertEquals("", sh(script));
    }

    long inode(String name) throws Exception {
        return (Long) Files.getAttribute(backing.resolve(name), "unix:ino");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static ByteBuffer direct(String text) {
        byte[] bytes = bytes(text);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    static void assertErrno(int errno, Executable body) {
        assertEquals(errno, assertThrows(ErrnoException.class, body).errno());
    }

    /** Waits until something comes true, at most ten seconds. */
    static void eventually(Callable<Boolean> condition) throws Exception {
        long begin = System.nanoTime();
        while (!condition.call()) {
            assertTrue(System.nanoTime() - begin < LIMIT_NANOS, "it did not come true");
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    <T extends Change> T last(Class<T> kind) {
        List<T> all = log.of(kind);
        assertTrue(!all.isEmpty(), "no " + kind.getSimpleName() + " in " + log.changes);
        return all.get(all.size() - 1);
    }
}
