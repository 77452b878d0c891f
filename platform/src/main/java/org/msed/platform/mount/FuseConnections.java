package org.msed.platform.mount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.Mounts;

/** Looks at connections behind mounts and ends them, never another than the one asked for. */
final class FuseConnections {
    /** Where fusectl is, if it is mounted; a directory a connection, named by device number. */
    private static final Path CONTROL = Path.of("/sys/fs/fuse/connections");

    private FuseConnections() {}

    /** Whether a mount answers. */
    enum Pulse {
        /** The process is there. */
        ANSWERS,
        /** It is gone: ENOTCONN or ECONNABORTED. */
        DEAD,
        /** Somebody holds the connection and does not answer in time. */
        SILENT
    }

    /**
     * Feels whether a mount answers, on a thread of its own: that thread stays behind as long as a
     * silent mount does.
     */
    static Pulse pulse(MountEntry entry, long limitMillis) throws InterruptedException {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Thread asks =
                new Thread(
                        () -> answer.complete(Mounts.statfs(entry.mountPoint())),
                        "statfs-" + entry.mountPoint());
        asks.setDaemon(true);
        asks.start();
        try {
            int errno = answer.get(limitMillis, TimeUnit.MILLISECONDS);
            return errno == MountErrno.ENOTCONN || errno == MountErrno.ECONNABORTED
                    ? Pulse.DEAD
                    : Pulse.ANSWERS;
        } catch (TimeoutException e) {
            return Pulse.SILENT;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Ends a connection: every request waiting or to come fails. By number through fusectl; where
     * that is not mounted or not ours, by MNT_FORCE on the mount point, if it is still there.
     */
    static void abort(MountEntry entry) throws IOException {
        if (!abortByNumber(entry) && isStillThere(entry)) {
            try {
                Mounts.unmount(entry.mountPoint(), Mounts.MNT_FORCE);
            } catch (ErrnoException e) {
                // Aborted all the same, only not unmounted.
                if (e.errno() != MountErrno.EBUSY) {
                    throw e;
                }
            }
        }
    }

    private static boolean abortByNumber(MountEntry entry) {
        Path abort = CONTROL.resolve(Integer.toString(entry.minor())).resolve("abort");
        if (entry.major() != 0 || !Files.isWritable(abort)) {
            return false;
        }
        try {
            Files.writeString(abort, "1");
            return true;
        } catch (IOException e) {
            // Gone meanwhile, or another user's: MNT_FORCE says which.
            return false;
        }
    }

    /** Takes a mount out of the tree, if it is still there. */
    static void detach(MountEntry entry) throws IOException {
        if (isStillThere(entry)) {
            Mounts.unmount(entry.mountPoint(), Mounts.MNT_DETACH);
        }
    }

    static boolean isStillThere(MountEntry entry) throws IOException {
        Optional<MountEntry> now = MountTable.read().at(entry.mountPoint());
        return now.isPresent()
                && now.get().major() == entry.major()
                && now.get().minor() == entry.minor();
    }
}
