package org.msed.platform.fuse;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file system, as the kernel asks it: one method an operation, named as in linux/fuse.h.
 *
 * <p>Every method returns 0, then its reply is sent, or a positive errno of {@link
 * org.msed.platform.natives.Errno}. An {@link org.msed.platform.natives.ErrnoException} thrown is
 * answered with its errno; any other exception is reported and answered with EIO. Never a negative
 * number.
 *
 * <p>Methods are called by all workers at once and may block; the request's caller waits meanwhile,
 * and nobody else as long as a worker is free. All arguments that are objects belong to the worker
 * and are valid until the method returns.
 *
 * <p>Names are raw bytes: between position and limit of a direct buffer, 1 to 255 of them, no zero
 * and no slash among them, and a zero byte stands right behind the limit, so that a system call may
 * take them where they lie. Position and limit may be moved, bytes must not be changed.
 *
 * <p>The root is node {@link #ROOT}, never looked up and never forgotten. The kernel checks
 * permissions itself where the mount has {@code default_permissions}. Locks (flock, fcntl) stay in
 * the kernel.
 *
 * <p>Operations with a default body are optional. Where the default is ENOSYS the kernel remembers
 * it until the file system is unmounted and does not ask again; the Javadoc says what it does
 * instead. A handler must not answer ENOSYS on its own anywhere else.
 */
public interface FuseHandler {
    /** Node id of the root directory. */
    long ROOT = 1;

    /** The kernel gives no open file with this request. */
    long NO_HANDLE = -1;

    /** In write flags: from the page cache (a shared mapping); caller and handle are guesses. */
    int WRITE_FROM_CACHE = 1;

    /** In write flags: clear set-user-id, and set-group-id with group execute. */
    int WRITE_KILLS_PRIVILEGES = 1 << 2;

    /**
     * The connection is set up; nothing else was asked before. Not called on a take-over.
     *
     * @param connection what was agreed
     */
    default void init(Connection connection) {}

    /**
     * The connection has ended, by an unmount or an abort. Called once, when no other method runs
     * or will be called. Handles that were not released, and lookups not forgotten, are gone.
     */
    default void destroy() {}

    /**
     * A request's caller no longer waits. Called by another worker while the request runs; {@link
     * Caller#isInterrupted} is already true. Must not block.
     *
     * @param request its {@link Caller#request}
     */
    default void interrupt(long request) {}

    /**
     * LOOKUP: which node a name leads to.
     *
     * @param caller who asks
     * @param parent node of the directory
     * @param name the name
     * @param reply the node, or {@link EntryReply#absent}
     * @return 0, or ENOENT without remembering, or another errno
     * @throws IOException see the class
     */
    int lookup(Caller caller, long parent, ByteBuffer name, EntryReply reply) throws IOException;

    /**
     * FORGET and BATCH_FORGET: the kernel drops lookups of a node; with the last one the id is
     * free.
     *
     * @param node the node; open handles of it may still come after its last forget is received by
     *     another worker
     * @param lookups how many, 1 or above
     */
    void forget(long node, long lookups);

    /**
     * GETATTR.
     *
     * @param caller who asks
     * @param node the node
     * @param handle of the open file that was asked, or {@link #NO_HANDLE}
     * @param reply the attributes
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int getattr(Caller caller, long node, long handle, AttributesReply reply) throws IOException;

    /**
     * SETATTR: chmod, chown, truncate, utimensat, all in one.
     *
     * @param caller who asks
     * @param node the node
     * @param changes what to change
     * @param reply the attributes afterwards
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int setattr(Caller caller, long node, AttributeChanges changes, AttributesReply reply)
            throws IOException;

    /**
     * READLINK.
     *
     * @param caller who asks
     * @param node a symbolic link
     * @param into takes the target, without a closing zero; its position moves behind it
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int readlink(Caller caller, long node, ByteBuffer into) throws IOException;

    /**
     * SYMLINK.
     *
     * @param caller becomes the owner
     * @param parent node of the directory
     * @param name of the link
     * @param target as a name, but of up to 4095 bytes, slashes allowed
     * @param reply the new node
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int symlink(Caller caller, long parent, ByteBuffer name, ByteBuffer target, EntryReply reply)
            throws IOException;

    /**
     * MKNOD: a device, FIFO, socket or empty file.
     *
     * @param caller becomes the owner
     * @param parent node of the directory
     * @param name of the file
     * @param mode type and permissions, the umask not applied (DONT_MASK: the directory's default
     *     ACL may replace it)
     * @param umask of the caller
     * @param device as {@link FileAttributes#device} encodes it
     * @param reply the new node
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int mknod(
            Caller caller,
            long parent,
            ByteBuffer name,
            int mode,
            int umask,
            int device,
            EntryReply reply)
            throws IOException;

    /**
     * MKDIR.
     *
     * @param caller becomes the owner
     * @param parent node of the directory
     * @param name of the new directory
     * @param mode permissions, the umask not applied
     * @param umask of the caller
     * @param reply the new node
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int mkdir(Caller caller, long parent, ByteBuffer name, int mode, int umask, EntryReply reply)
            throws IOException;

    /**
     * UNLINK.
     *
     * @param caller who asks
     * @param parent node of the directory
     * @param name of a file; nodes and handles of it stay usable
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int unlink(Caller caller, long parent, ByteBuffer name) throws IOException;

    /**
     * RMDIR.
     *
     * @param caller who asks
     * @param parent node of the directory
     * @param name of an empty directory
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int rmdir(Caller caller, long parent, ByteBuffer name) throws IOException;

    /**
     * RENAME and RENAME2.
     *
     * @param caller who asks
     * @param parent node of the directory
     * @param name in it
     * @param newParent node of the other directory, or the same
     * @param newName in that
     * @param flags RENAME_NOREPLACE 1, RENAME_EXCHANGE 2, RENAME_WHITEOUT 4, see renameat2(2);
     *     EINVAL for those not supported
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int rename(
            Caller caller,
            long parent,
            ByteBuffer name,
            long newParent,
            ByteBuffer newName,
            int flags)
            throws IOException;

    /**
     * LINK: one more name.
     *
     * @param caller who asks
     * @param node the file
     * @param newParent node of the directory
     * @param newName in it
     * @param reply the same node, counted as one lookup more
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int link(Caller caller, long node, long newParent, ByteBuffer newName, EntryReply reply)
            throws IOException;

    /**
     * OPEN.
     *
     * @param caller who asks
     * @param node a regular file
     * @param flags of open(2) without O_CREAT, O_EXCL and O_NOCTTY; with O_TRUNC (ATOMIC_O_TRUNC)
     * @param killsPrivileges with O_TRUNC: clear set-user-id, and set-group-id with group execute
     * @param reply the handle
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int open(Caller caller, long node, int flags, boolean killsPrivileges, OpenReply reply)
            throws IOException;

    /**
     * CREATE: makes a regular file where there is none, and opens it.
     *
     * @param caller becomes the owner
     * @param parent node of the directory
     * @param name of the file
     * @param mode type and permissions, the umask not applied
     * @param umask of the caller
     * @param flags of open(2), with O_CREAT, and with O_EXCL where that was asked
     * @param reply node and handle
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int create(
            Caller caller,
            long parent,
            ByteBuffer name,
            int mode,
            int umask,
            int flags,
            CreateReply reply)
            throws IOException;

    /**
     * READ. Pages are asked for in any order and at once (ASYNC_READ).
     *
     * @param caller who asks
     * @param node the file
     * @param handle as open gave it
     * @param offsetBytes from the start of the file
     * @param into direct and page-aligned; takes up to its remaining bytes and moves its position;
     *     fewer mean the end of the file
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int read(Caller caller, long node, long handle, long offsetBytes, ByteBuffer into)
            throws IOException;

    /**
     * WRITE, at most 1 MiB.
     *
     * @param caller who asks
     * @param node the file
     * @param handle as open gave it
     * @param offsetBytes from the start of the file, also for O_APPEND
     * @param data direct and page-aligned
     * @param writeFlags {@link #WRITE_FROM_CACHE}, {@link #WRITE_KILLS_PRIVILEGES}
     * @param flags of open(2) as fcntl(2) left them; with O_DSYNC or O_SYNC the kernel sends FSYNC
     *     after the write
     * @param reply how many bytes were written
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int write(
            Caller caller,
            long node,
            long handle,
            long offsetBytes,
            ByteBuffer data,
            int writeFlags,
            int flags,
            CountReply reply)
            throws IOException;

    /**
     * STATFS.
     *
     * @param caller who asks
     * @param node any node
     * @param reply the statistics
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int statfs(Caller caller, long node, StatfsReply reply) throws IOException;

    /**
     * RELEASE: the last descriptor and mapping of an open file is gone. Nobody waits for it, and
     * its errno reaches nobody.
     *
     * @param caller whoever closed last
     * @param node the file
     * @param handle as open gave it, never to be used again
     * @param flags of open(2)
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int release(Caller caller, long node, long handle, int flags) throws IOException;

    /**
     * FLUSH: a descriptor is being closed; its errno is that of close(2).
     *
     * @param caller who closes
     * @param node the file
     * @param handle as open gave it
     * @return the default is ENOSYS: close(2) never fails and asks no more
     * @throws IOException see the class
     */
    default int flush(Caller caller, long node, long handle) throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * FSYNC.
     *
     * @param caller who asks
     * @param node the file
     * @param handle as open gave it
     * @param dataOnly fdatasync(2)
     * @return 0 when all is durable, or an errno. ENOSYS would make every later fsync succeed
     *     without asking
     * @throws IOException see the class
     */
    int fsync(Caller caller, long node, long handle, boolean dataOnly) throws IOException;

    /**
     * OPENDIR.
     *
     * @param caller who asks
     * @param node a directory
     * @param flags of open(2)
     * @param reply the handle
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int opendir(Caller caller, long node, int flags, OpenReply reply) throws IOException;

    /**
     * READDIR.
     *
     * @param caller who asks
     * @param node a directory
     * @param handle as opendir gave it; several requests may come at once
     * @param offset 0, or what an entry named as its next offset
     * @param reply entries from there on, as many as fit
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int readdir(Caller caller, long node, long handle, long offset, DirectoryReply reply)
            throws IOException;

    /**
     * READDIRPLUS: as {@link #readdir}, with {@link DirectoryReply#addWithNode}.
     *
     * @param caller who asks
     * @param node a directory
     * @param handle as opendir gave it
     * @param offset 0, or what an entry named as its next offset
     * @param reply entries from there on, as many as fit
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int readdirplus(Caller caller, long node, long handle, long offset, DirectoryReply reply)
            throws IOException;

    /**
     * RELEASEDIR, as {@link #release}.
     *
     * @param caller whoever closed last
     * @param node the directory
     * @param handle as opendir gave it, never to be used again
     * @return 0 or an errno
     * @throws IOException see the class
     */
    int releasedir(Caller caller, long node, long handle) throws IOException;

    /**
     * FSYNCDIR, as {@link #fsync}.
     *
     * @param caller who asks
     * @param node the directory
     * @param handle as opendir gave it
     * @param dataOnly fdatasync(2)
     * @return 0 when all is durable, or an errno other than ENOSYS
     * @throws IOException see the class
     */
    int fsyncdir(Caller caller, long node, long handle, boolean dataOnly) throws IOException;

    /**
     * SETXATTR.
     *
     * @param caller who asks
     * @param node the file
     * @param name with its prefix, for example {@code user.x}
     * @param value up to 65,536 bytes
     * @param flags XATTR_CREATE 1, XATTR_REPLACE 2
     * @param killsSetGroupId with {@code system.posix_acl_access}: clear set-group-id
     * @return the default is ENOSYS: EOPNOTSUPP for every later caller
     * @throws IOException see the class
     */
    default int setxattr(
            Caller caller,
            long node,
            ByteBuffer name,
            ByteBuffer value,
            int flags,
            boolean killsSetGroupId)
            throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * GETXATTR.
     *
     * @param caller who asks
     * @param node the file
     * @param name with its prefix
     * @param reply the value
     * @return 0, ENODATA, ERANGE; the default is ENOSYS: EOPNOTSUPP for every later caller
     * @throws IOException see the class
     */
    default int getxattr(Caller caller, long node, ByteBuffer name, ValueReply reply)
            throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * LISTXATTR.
     *
     * @param caller who asks
     * @param node the file
     * @param reply the names, each with a closing zero
     * @return 0, ERANGE; the default is ENOSYS: EOPNOTSUPP for every later caller
     * @throws IOException see the class
     */
    default int listxattr(Caller caller, long node, ValueReply reply) throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * REMOVEXATTR.
     *
     * @param caller who asks
     * @param node the file
     * @param name with its prefix
     * @return 0, ENODATA; the default is ENOSYS: EOPNOTSUPP for every later caller
     * @throws IOException see the class
     */
    default int removexattr(Caller caller, long node, ByteBuffer name) throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * ACCESS; never sent with {@code default_permissions}.
     *
     * @param caller who asks
     * @param node the file
     * @param mask of access(2)
     * @return the default is ENOSYS: allowed for every later caller
     * @throws IOException see the class
     */
    default int access(Caller caller, long node, int mask) throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * FALLOCATE.
     *
     * @param caller who asks
     * @param node the file
     * @param handle as open gave it
     * @param mode of fallocate(2); EOPNOTSUPP for those not supported
     * @param offsetBytes from the start of the file
     * @param lengthBytes above 0
     * @return the default is ENOSYS: EOPNOTSUPP for every later caller
     * @throws IOException see the class
     */
    default int fallocate(
            Caller caller, long node, long handle, int mode, long offsetBytes, long lengthBytes)
            throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * LSEEK with SEEK_DATA 3 or SEEK_HOLE 4; the others the kernel does itself.
     *
     * @param caller who asks
     * @param node the file
     * @param handle as open gave it
     * @param offsetBytes from the start of the file
     * @param whence SEEK_DATA or SEEK_HOLE
     * @param reply where it begins
     * @return 0, ENXIO beyond the end; the default is ENOSYS: files are all data from then on
     * @throws IOException see the class
     */
    default int lseek(
            Caller caller, long node, long handle, long offsetBytes, int whence, OffsetReply reply)
            throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * COPY_FILE_RANGE, between two files of this file system.
     *
     * @param caller who asks
     * @param node the source
     * @param handle as open gave it
     * @param offsetBytes in the source
     * @param toNode the target
     * @param toHandle as open gave it
     * @param toOffsetBytes in the target
     * @param lengthBytes above 0
     * @param reply how many were copied
     * @return the default is ENOSYS: the kernel reads and writes instead from then on
     * @throws IOException see the class
     */
    default int copyFileRange(
            Caller caller,
            long node,
            long handle,
            long offsetBytes,
            long toNode,
            long toHandle,
            long toOffsetBytes,
            long lengthBytes,
            CountReply reply)
            throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * SYNCFS: sync(2) and syncfs(2). Kernels do not send it over /dev/fuse today.
     *
     * @param caller who asks
     * @param node the root
     * @return the default is ENOSYS: success, without asking again
     * @throws IOException see the class
     */
    default int syncfs(Caller caller, long node) throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * TMPFILE: opens a file without a name.
     *
     * @param caller becomes the owner
     * @param parent node of the directory
     * @param mode type and permissions, the umask not applied
     * @param umask of the caller
     * @param flags of open(2)
     * @param reply node and handle
     * @return the default is ENOSYS: EOPNOTSUPP for every later caller
     * @throws IOException see the class
     */
    default int tmpfile(
            Caller caller, long parent, int mode, int umask, int flags, CreateReply reply)
            throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * STATX: sent when the time of birth is asked for (kernel 6.6 and up).
     *
     * @param caller who asks
     * @param node the file
     * @param handle of the open file that was asked, or {@link #NO_HANDLE}
     * @param mask STATX_* asked for
     * @param reply the attributes
     * @return the default is ENOSYS: GETATTR, and no time of birth, from then on
     * @throws IOException see the class
     */
    default int statx(Caller caller, long node, long handle, int mask, StatxReply reply)
            throws IOException {
        return FuseErrno.ENOSYS;
    }

    /**
     * IOCTL of a file or directory, restricted: only input and output that the command's number
     * encodes (chattr and lsattr come this way).
     *
     * @param caller who asks
     * @param node the file
     * @param handle as open gave it
     * @param command the number
     * @param input what was passed in
     * @param reply result and output
     * @return the default is ENOTTY, which is not remembered
     * @throws IOException see the class
     */
    default int ioctl(
            Caller caller, long node, long handle, int command, ByteBuffer input, IoctlReply reply)
            throws IOException {
        return FuseErrno.ENOTTY;
    }

    /**
     * POLL.
     *
     * @param caller who asks
     * @param node the file
     * @param handle as open gave it
     * @param events asked for
     * @param reply those that hold
     * @return the default is ENOSYS: always readable and writable, as files are, from then on
     * @throws IOException see the class
     */
    default int poll(Caller caller, long node, long handle, int events, PollReply reply)
            throws IOException {
        return FuseErrno.ENOSYS;
    }
}
