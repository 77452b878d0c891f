package org.msed.platform.mount;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A place where a file system of ours is to be mounted. */
public final class MountPoint {
    /** Far above what a loaded machine needs to answer one statfs(2). */
    private static final long PULSE_MILLIS = 2_000;

    private MountPoint() {}

    /**
     * Makes room: takes away a mount of ours whose process is dead, and everything like it beneath.
     * Returns without a change when nothing but a local file system is there.
     *
     * @param mountPoint an absolute path
     * @return how many dead mounts were taken away
     * @throws MountOccupiedException a mount of ours that is not dead is there, or one of others
     *     that is no local file system
     * @throws IOException the mount table cannot be read, or the dead mount not be taken away
     * @throws InterruptedException the calling thread was interrupted
     */
    public static int clear(Path mountPoint) throws IOException, InterruptedException {
        int cleared = 0;
        while (true) {
            Optional<MountEntry> there = MountTable.read().at(mountPoint);
            if (there.isEmpty() || isLocal(there.get())) {
                return cleared;
            }
            clear(there.get());
            cleared++;
        }
    }

    private static boolean isLocal(MountEntry entry) {
        return !entry.isFuse() && !entry.isNetwork();
    }

    private static void clear(MountEntry entry) throws IOException, InterruptedException {
        if (!entry.type().equals(MountOptions.TYPE)) {
            throw new MountOccupiedException(
                    entry, "it is not ours; unmount it with: umount " + entry.mountPoint());
        }
        switch (FuseConnections.pulse(entry, PULSE_MILLIS)) {
            case DEAD -> FuseConnections.detach(entry);
            case ANSWERS ->
                    throw new MountOccupiedException(
                            entry, "a running msed serves it; stop that one first");
            case SILENT ->
                    throw new MountOccupiedException(
                            entry,
                            "a process holds it and does not answer; end it, or unmount it with:"
                                    + " umount -f "
                                    + entry.mountPoint());
        }
    }

    /**
     * Ends a mount of ours at once, whoever serves it: requests that wait get an error, and the
     * directory beneath can be seen again.
     *
     * @param mountPoint an absolute path
     * @return whether there was one
     * @throws MountOccupiedException a mount of others is there
     * @throws IOException it cannot be aborted: EPERM
     */
    public static boolean abort(Path mountPoint) throws IOException {
        Optional<MountEntry> there = MountTable.read().at(mountPoint);
        if (there.isEmpty() || isLocal(there.get())) {
            return false;
        }
        MountEntry entry = there.get();
        if (!entry.type().equals(MountOptions.TYPE)) {
            throw new MountOccupiedException(
                    entry, "it is not ours; unmount it with: umount " + mountPoint);
        }
        FuseConnections.abort(entry);
        FuseConnections.detach(entry);
        return true;
    }
}
