package org.msed.platform.mount;

import java.io.IOException;
import java.nio.file.Path;
import org.msed.platform.fuse.FuseDevice;
import org.msed.platform.fuse.FuseHandler;
import org.msed.platform.fuse.FuseListener;
import org.msed.platform.fuse.FuseServer;
import org.msed.platform.natives.ErrnoException;
import org.msed.platform.natives.Mounts;

/**
 * A file system of ours, mounted and served.
 *
 * <p>If the process dies the mount stays behind without anybody to answer, and every access fails
 * with ENOTCONN; the next {@link #open} at the same place takes it away first.
 */
public final class FuseMount {
    private static final long INIT_MILLIS = 10_000;

    private final MountEntry entry;
    private final FuseServer server;

    private FuseMount(MountEntry entry, FuseServer server) {
        this.entry = entry;
        this.server = server;
    }

    /**
     * Mounts and serves; on return applications can use it. Descriptors of what lies beneath must
     * have been opened before: the mount hides it.
     *
     * <p>The mount takes {@code nosuid}, {@code nodev} and {@code noexec} from the one it lies on,
     * so that set-user-id programs and device nodes work as they did.
     *
     * @param options where and how
     * @param handler the file system
     * @param listener hears of failures
     * @return the mount
     * @throws MountOccupiedException somebody else is mounted there, {@link MountPoint#clear}
     * @throws org.msed.platform.fuse.FuseUnavailableException /dev/fuse is missing or closed to us
     * @throws org.msed.platform.fuse.FuseVersionException the kernel is too old
     * @throws IOException the kernel refused: EPERM without CAP_SYS_ADMIN in the user namespace
     * @throws InterruptedException the calling thread was interrupted; nothing is mounted
     */
    public static FuseMount open(MountOptions options, FuseHandler handler, FuseListener listener)
            throws IOException, InterruptedException {
        MountPoint.clear(options.mountPoint());
        FuseDevice device = FuseDevice.open(options.device());
        try {
            mount(options, device);
        } catch (IOException e) {
            device.close();
            throw e;
        }
        FuseMount mount;
        try {
            MountEntry entry = MountTable.read().at(options.mountPoint()).orElseThrow();
            mount =
                    new FuseMount(
                            entry, FuseServer.start(device, handler, listener, options.workers()));
        } catch (IOException e) {
            device.close();
            Mounts.unmount(options.mountPoint(), Mounts.MNT_DETACH);
            throw e;
        }
        try {
            mount.server.connection(INIT_MILLIS);
            return mount;
        } catch (IOException | InterruptedException e) {
            mount.abort();
            throw e;
        }
    }

    private static void mount(MountOptions options, FuseDevice device) throws IOException {
        long flags = MountTable.read().on(options.mountPoint()).map(FuseMount::flags).orElse(0L);
        Mounts.mount(
                options.source(),
                options.mountPoint(),
                MountOptions.TYPE,
                flags,
                options.data(device.descriptor()));
    }

    private static long flags(MountEntry beneath) {
        return (beneath.has("nosuid") ? Mounts.MS_NOSUID : 0)
                | (beneath.has("nodev") ? Mounts.MS_NODEV : 0)
                | (beneath.has("noexec") ? Mounts.MS_NOEXEC : 0);
    }

    /**
     * Goes on with a mount that another process made ({@link FuseServer#takeOver} made the server).
     *
     * @param mountPoint where it is
     * @param server serves it
     * @return the mount
     * @throws IOException there is no mount of ours
     */
    public static FuseMount adopt(Path mountPoint, FuseServer server) throws IOException {
        MountEntry entry =
                MountTable.read()
                        .at(mountPoint)
                        .filter(there -> there.type().equals(MountOptions.TYPE))
                        .orElseThrow(() -> new IOException("no msed mount at " + mountPoint));
        return new FuseMount(entry, server);
    }

    /**
     * The threads behind it, for invalidating and handing over.
     *
     * @return the server
     */
    public FuseServer server() {
        return server;
    }

    /**
     * Its line of the mount table.
     *
     * @return with the device number that stat(2) shows
     */
    public MountEntry entry() {
        return entry;
    }

    /**
     * Unmounts if nobody uses it, and waits for the end of the server.
     *
     * @param limitMillis how long to wait for handlers still running
     * @return whether the server has ended
     * @throws MountBusyException somebody uses it; it serves on
     * @throws IOException the kernel refused
     * @throws InterruptedException the calling thread was interrupted
     */
    public boolean unmount(long limitMillis) throws IOException, InterruptedException {
        try {
            if (FuseConnections.isStillThere(entry)) {
                Mounts.unmount(entry.mountPoint(), 0);
            }
        } catch (ErrnoException e) {
            if (e.errno() == MountErrno.EBUSY) {
                throw new MountBusyException(
                        entry.mountPoint(), MountUsers.of(entry.mountPoint()), e);
            }
            throw e;
        }
        return server.awaitEnd(limitMillis);
    }

    /**
     * Ends the connection at once: requests that wait get an error, those to come ENOTCONN, and the
     * directory beneath can be seen again. Handlers that still run are not stopped; {@link
     * FuseServer#awaitEnd} of {@link #server} waits for them.
     *
     * @throws IOException the kernel refused: EPERM
     */
    public void abort() throws IOException {
        FuseConnections.abort(entry);
        FuseConnections.detach(entry);
    }
}
