package org.msed.platform.natives;

import java.lang.ref.Reference;
import java.nio.file.Path;

/** mount(2) and umount2(2), in the mount namespace of the calling thread. */
public final class Mounts {
    /** Aborts the requests under way: a FUSE connection answers nobody from then on. */
    public static final int MNT_FORCE = 1;

    /** Takes the mount out of the tree now, and ends it when nobody uses it any more. */
    public static final int MNT_DETACH = 2;

    /** Refuses a symbolic link as the mount point. */
    public static final int UMOUNT_NOFOLLOW = 8;

    /** Set-user-id and set-group-id have no effect. */
    public static final long MS_NOSUID = 2;

    /** Device nodes cannot be opened. */
    public static final long MS_NODEV = 4;

    /** Programs cannot be started. */
    public static final long MS_NOEXEC = 8;

    /** What is mounted here is seen in no other mount namespace, and the other way round. */
    private static final long MS_PRIVATE = 1 << 18;

    /** All mounts below too. */
    private static final long MS_REC = 1 << 14;

    private static final int STATFS_BYTES = 120;

    private Mounts() {}

    /**
     * Mounts a file system.
     *
     * @param source shown in the mount table
     * @param target an existing directory
     * @param type for example {@code fuse.msed}
     * @param flags MS_* of this class
     * @param options separated by commas
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN, ENODEV for an unknown type, and others
     */
    public static void mount(String source, Path target, String type, long flags, String options)
            throws ErrnoException {
        NativeBuffer from = NativeDevices.text(source);
        NativeBuffer to = NativeDevices.text(target.toString());
        NativeBuffer kind = NativeDevices.text(type);
        NativeBuffer data = NativeDevices.text(options);
        int result =
                NativeDevices.C.mount(
                        from.address(), to.address(), kind.address(), flags, data.address());
        int errno = result < 0 ? NativeDevices.lastErrno() : 0;
        Reference.reachabilityFence(from);
        Reference.reachabilityFence(to);
        Reference.reachabilityFence(kind);
        Reference.reachabilityFence(data);
        if (result < 0) {
            throw new ErrnoException("mount(" + type + ", " + target + ")", errno);
        }
    }

    /**
     * Takes the topmost mount off a directory.
     *
     * @param target where it is
     * @param flags MNT_* of this class; 0 waits for nobody and refuses with EBUSY
     * @throws ErrnoException EINVAL: nothing is mounted there; EBUSY: it is in use; EPERM
     */
    public static void unmount(Path target, int flags) throws ErrnoException {
        NativeBuffer to = NativeDevices.text(target.toString());
        int result = NativeDevices.C.umount2(to.address(), flags | UMOUNT_NOFOLLOW);
        int errno = result < 0 ? NativeDevices.lastErrno() : 0;
        Reference.reachabilityFence(to);
        if (result < 0) {
            throw new ErrnoException("umount(" + target + ")", errno);
        }
    }

    /**
     * Cuts all mounts off from other mount namespaces (MS_REC, MS_PRIVATE).
     *
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN
     */
    public static void makePrivate() throws ErrnoException {
        mount("none", Path.of("/"), "none", MS_REC | MS_PRIVATE, "");
    }

    /**
     * Asks the file system at a path for its statistics, which no cache answers. Blocks as long as
     * a network server or FUSE process does not answer.
     *
     * @param path in the file system
     * @return 0 when it answered, else the errno: ENOTCONN from a FUSE mount whose process is gone
     */
    public static int statfs(Path path) {
        NativeBuffer text = NativeDevices.text(path.toString());
        NativeBuffer into = NativeBuffer.allocate(STATFS_BYTES);
        int result = NativeDevices.C.statfs(text.address(), into.address());
        int errno = result < 0 ? NativeDevices.lastErrno() : 0;
        Reference.reachabilityFence(text);
        Reference.reachabilityFence(into);
        return errno;
    }
}
