package org.msed.mirror.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.tree.Inode;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.FileSystemSpace;
import org.msed.platform.file.Names;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.fuse.AttributeChanges;
import org.msed.platform.fuse.AttributesReply;
import org.msed.platform.fuse.Caller;
import org.msed.platform.fuse.CountReply;
import org.msed.platform.fuse.CreateReply;
import org.msed.platform.fuse.DirectoryReply;
import org.msed.platform.fuse.EntryReply;
import org.msed.platform.fuse.FileAttributes;
import org.msed.platform.fuse.FileSystemStatistics;
import org.msed.platform.fuse.FuseHandler;
import org.msed.platform.fuse.OffsetReply;
import org.msed.platform.fuse.OpenReply;
import org.msed.platform.fuse.StatfsReply;
import org.msed.platform.fuse.StatxReply;
import org.msed.platform.fuse.ValueReply;
import org.msed.platform.natives.ErrnoException;

/**
 * One dataset as applications see it: each request is carried out on the backing directory, under
 * the caller's name where something is made, and its result reported to the log.
 *
 * <p>To be mounted with {@code default_permissions}: permissions are checked by the kernel alone.
 * An error of the disk is reported to the log and returned; a full disk is only returned. Not done,
 * with the errno an application knows how to take: files without a name (O_TMPFILE), collapsed and
 * inserted ranges, file flags (chattr), whiteouts.
 */
public final class MirrorFileSystem implements FuseHandler, AutoCloseable {
    /** Modification times are on their way within a second. */
    private static final long TIMES_MILLIS = 500;

    /** Room for the numbers of a life of this daemon, above those of its earlier lives. */
    private static final int LIFE_BITS = 20;

    private static final int SEEK_DATA = 3;

    private final Tree tree;
    private final Shipping shipping;
    private final PendingTimes times;
    private final NameOperations names;
    private final CreateOperations creates;
    private final FileOperations contents;
    private final AttributeOperations attributes;
    private final XattrOperations xattrs;
    private final DirectoryOperations directories;
    private final Handles<OpenFile> files;
    private final Handles<OpenDirectory> openDirectories;
    private final ScheduledExecutorService timer;

    /** What a request does. */
    @FunctionalInterface
    private interface Operation {
        int run() throws IOException;
    }

    /**
     * A file system that serves at once.
     *
     * @param dataset index of the dataset within the pair
     * @param tree its backing directory; closed with the file system
     * @param exclusion which names stay on this node
     * @param log where changes are reported
     */
    public MirrorFileSystem(int dataset, Tree tree, Exclusion exclusion, ChangeLog log) {
        this.tree = tree;
        shipping = new Shipping(dataset, tree, exclusion, log);
        times = new PendingTimes(shipping);
        Privileges privileges = new Privileges(shipping);
        names = new NameOperations(shipping, times);
        creates = new CreateOperations(shipping, times);
        contents = new FileOperations(shipping, times, privileges);
        attributes = new AttributeOperations(shipping, times, privileges);
        xattrs = new XattrOperations(shipping, privileges);
        directories = new DirectoryOperations(tree);
        long first = System.currentTimeMillis() << LIFE_BITS;
        files = new Handles<>(first);
        openDirectories = new Handles<>(first);
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "mirror-times-" + dataset);
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(
                times::shipAll, TIMES_MILLIS, TIMES_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Reports all modification times that were not reported yet. It happens by itself within a
     * second; whoever needs it now (a checkpoint, the end) calls this. Blocks as a change does.
     */
    public void shipTimes() {
        times.shipAll();
    }

    /**
     * Reports what is pending and closes every file. To be called when no request can come any
     * more.
     */
    @Override
    public void close() {
        timer.shutdown();
        times.shipAll();
        files.all().forEach(file -> file.descriptor().close());
        openDirectories.all().forEach(OpenDirectory::close);
        tree.close();
    }

    /** Tells the log where the disk failed; the errno goes to the caller either way. */
    private int answer(Operation operation) throws IOException {
        try {
            return operation.run();
        } catch (ErrnoException e) {
            shipping.report(e);
            throw e;
        }
    }

    private static StatusBuffer status() {
        return Worker.current().status;
    }

    private static int entry(EntryReply reply, Inode inode, StatusBuffer status) {
        reply.entry(
                inode.number(),
                inode.generation(),
                Replies.VALID_MILLIS,
                Replies.attributesMillis(status),
                Replies.attributes(status));
        return 0;
    }

    @Override
    public int lookup(Caller caller, long parent, ByteBuffer name, EntryReply reply)
            throws IOException {
        return answer(
                () -> {
                    StatusBuffer status = status();
                    Inode inode = tree.lookup(tree.get(parent), Replies.bytes(name), status);
                    if (inode == null) {
                        reply.absent(Replies.VALID_MILLIS);
                        return 0;
                    }
                    return entry(reply, inode, status);
                });
    }

    @Override
    public void forget(long node, long lookups) {
        Inode inode = tree.ifKnown(node);
        if (inode != null && inode != tree.root()) {
            times.shipQuietly(inode);
            shipping.forget(inode, lookups);
        }
    }

    @Override
    public int getattr(Caller caller, long node, long handle, AttributesReply reply)
            throws IOException {
        return answer(
                () -> {
                    StatusBuffer status = status();
                    attributes.read(tree.get(node), status);
                    reply.attributes(Replies.attributesMillis(status), Replies.attributes(status));
                    return 0;
                });
    }

    @Override
    public int statx(Caller caller, long node, long handle, int mask, StatxReply reply)
            throws IOException {
        return answer(
                () -> {
                    StatusBuffer status = status();
                    attributes.read(tree.get(node), status);
                    reply.statx(
                            Replies.attributesMillis(status),
                            Replies.attributes(status),
                            status.birthSeconds(),
                            status.birthNanos());
                    return 0;
                });
    }

    @Override
    public int setattr(Caller caller, long node, AttributeChanges changes, AttributesReply reply)
            throws IOException {
        return answer(
                () -> {
                    StatusBuffer status = status();
                    OpenFile open = changes.hasHandle() ? files.get(changes.handle()) : null;
                    attributes.set(tree.get(node), open, changes, status);
                    reply.attributes(Replies.attributesMillis(status), Replies.attributes(status));
                    return 0;
                });
    }

    @Override
    public int readlink(Caller caller, long node, ByteBuffer into) throws IOException {
        return answer(
                () -> {
                    Descriptor link = tree.hold(tree.get(node));
                    try {
                        into.put(Names.target(link));
                    } finally {
                        link.release();
                    }
                    return 0;
                });
    }

    @Override
    public int symlink(
            Caller caller, long parent, ByteBuffer name, ByteBuffer target, EntryReply reply)
            throws IOException {
        return answer(
                () -> {
                    StatusBuffer status = status();
                    Inode made =
                            creates.symbolicLink(
                                    caller,
                                    tree.get(parent),
                                    Replies.bytes(name),
                                    Replies.bytes(target),
                                    status);
                    return entry(reply, made, status);
                });
    }

    @Override
    public int mknod(
            Caller caller,
            long parent,
            ByteBuffer name,
            int mode,
            int umask,
            int device,
            EntryReply reply)
            throws IOException {
        return answer(
                () -> {
                    StatusBuffer status = status();
                    int major = FileAttributes.major(device);
                    int minor = FileAttributes.minor(device);
                    Inode made =
                            creates.node(
                                    caller,
                                    tree.get(parent),
                                    Replies.bytes(name),
                                    mode,
                                    umask,
                                    FileStatus.device(major, minor),
                                    status);
                    return entry(reply, made, status);
                });
    }

    @Override
    public int mkdir(
            Caller caller, long parent, ByteBuffer name, int mode, int umask, EntryReply reply)
            throws IOException {
        return answer(
                () -> {
                    StatusBuffer status = status();
                    Inode made =
                            creates.directory(
                                    caller,
                                    tree.get(parent),
                                    Replies.bytes(name),
                                    mode,
                                    umask,
                                    status);
                    return entry(reply, made, status);
                });
    }

    @Override
    public int unlink(Caller caller, long parent, ByteBuffer name) throws IOException {
        return answer(
                () -> {
                    names.remove(tree.get(parent), Replies.bytes(name), false);
                    return 0;
                });
    }

    @Override
    public int rmdir(Caller caller, long parent, ByteBuffer name) throws IOException {
        return answer(
                () -> {
                    names.remove(tree.get(parent), Replies.bytes(name), true);
                    return 0;
                });
    }

    @Override
    public int rename(
            Caller caller,
            long parent,
            ByteBuffer name,
            long newParent,
            ByteBuffer newName,
            int flags)
            throws IOException {
        return answer(
                () ->
                        names.rename(
                                tree.get(parent),
                                Replies.bytes(name),
                                tree.get(newParent),
                                Replies.bytes(newName),
                                flags));
    }

    @Override
    public int link(Caller caller, long node, long newParent, ByteBuffer newName, EntryReply reply)
            throws IOException {
        return answer(
                () -> {
                    StatusBuffer status = status();
                    Inode linked =
                            names.link(
                                    tree.get(node),
                                    tree.get(newParent),
                                    Replies.bytes(newName),
                                    status);
                    return entry(reply, linked, status);
                });
    }

    @Override
    public int open(Caller caller, long node, int flags, boolean killsPrivileges, OpenReply reply)
            throws IOException {
        return answer(
                () -> {
                    OpenFile file = contents.open(tree.get(node), flags, killsPrivileges);
                    reply.opened(files.add(file), OpenReply.KEEP_CACHE);
                    return 0;
                });
    }

    @Override
    public int create(
            Caller caller,
            long parent,
            ByteBuffer name,
            int mode,
            int umask,
            int flags,
            CreateReply reply)
            throws IOException {
        return answer(
                () -> {
                    StatusBuffer status = status();
                    OpenFile file =
                            creates.file(
                                    caller,
                                    tree.get(parent),
                                    Replies.bytes(name),
                                    mode,
                                    umask,
                                    flags,
                                    status);
                    reply.entry(
                            file.inode().number(),
                            file.inode().generation(),
                            Replies.VALID_MILLIS,
                            Replies.attributesMillis(status),
                            Replies.attributes(status));
                    reply.opened(files.add(file), OpenReply.KEEP_CACHE);
                    return 0;
                });
    }

    @Override
    public int read(Caller caller, long node, long handle, long offsetBytes, ByteBuffer into)
            throws IOException {
        return answer(
                () -> {
                    contents.read(files.get(handle), offsetBytes, into);
                    return 0;
                });
    }

    @Override
    public int write(
            Caller caller,
            long node,
            long handle,
            long offsetBytes,
            ByteBuffer data,
            int writeFlags,
            int flags,
            CountReply reply)
            throws IOException {
        return answer(
                () -> {
                    boolean kills = (writeFlags & WRITE_KILLS_PRIVILEGES) != 0;
                    reply.count(contents.write(files.get(handle), offsetBytes, data, kills));
                    return 0;
                });
    }

    @Override
    public int statfs(Caller caller, long node, StatfsReply reply) throws IOException {
        return answer(
                () -> {
                    Descriptor file = tree.hold(tree.root());
                    try {
                        reply.statistics(statistics(FileSystemSpace.of(file)));
                    } finally {
                        file.release();
                    }
                    return 0;
                });
    }

    private static FileSystemStatistics statistics(FileSystemSpace space) {
        return new FileSystemStatistics(
                space.blocks(),
                space.blocksFree(),
                space.blocksAvailable(),
                space.files(),
                space.filesFree(),
                space.blockBytes(),
                space.nameMaxBytes(),
                space.fragmentBytes());
    }

    @Override
    public int release(Caller caller, long node, long handle, int flags) throws IOException {
        return answer(
                () -> {
                    OpenFile file = files.remove(handle);
                    if (file != null) {
                        contents.release(file);
                    }
                    return 0;
                });
    }

    @Override
    public int fsync(Caller caller, long node, long handle, boolean dataOnly) throws IOException {
        return answer(
                () -> {
                    OpenFile file = files.get(handle);
                    contents.sync(file.inode(), file.descriptor(), dataOnly);
                    return 0;
                });
    }

    @Override
    public int opendir(Caller caller, long node, int flags, OpenReply reply) throws IOException {
        return answer(
                () -> {
                    OpenDirectory directory = directories.open(tree.get(node));
                    int cached = OpenReply.KEEP_CACHE | OpenReply.CACHE_DIRECTORY;
                    reply.opened(openDirectories.add(directory), cached);
                    return 0;
                });
    }

    @Override
    public int readdir(Caller caller, long node, long handle, long offset, DirectoryReply reply)
            throws IOException {
        return answer(
                () -> {
                    directories.read(openDirectories.get(handle), offset, false, reply);
                    return 0;
                });
    }

    @Override
    public int readdirplus(Caller caller, long node, long handle, long offset, DirectoryReply reply)
            throws IOException {
        return answer(
                () -> {
                    directories.read(openDirectories.get(handle), offset, true, reply);
                    return 0;
                });
    }

    @Override
    public int releasedir(Caller caller, long node, long handle) {
        OpenDirectory directory = openDirectories.remove(handle);
        if (directory != null) {
            directory.close();
        }
        return 0;
    }

    @Override
    public int fsyncdir(Caller caller, long node, long handle, boolean dataOnly)
            throws IOException {
        return answer(
                () -> {
                    OpenDirectory directory = openDirectories.get(handle);
                    contents.sync(directory.inode, directory.descriptor, false);
                    return 0;
                });
    }

    @Override
    public int setxattr(
            Caller caller,
            long node,
            ByteBuffer name,
            ByteBuffer value,
            int flags,
            boolean killsSetGroupId)
            throws IOException {
        return answer(
                () -> {
                    xattrs.set(
                            tree.get(node),
                            Replies.bytes(name),
                            Replies.bytes(value),
                            flags,
                            killsSetGroupId);
                    return 0;
                });
    }

    @Override
    public int getxattr(Caller caller, long node, ByteBuffer name, ValueReply reply)
            throws IOException {
        return answer(() -> xattrs.get(tree.get(node), Replies.bytes(name), reply));
    }

    @Override
    public int listxattr(Caller caller, long node, ValueReply reply) throws IOException {
        return answer(() -> xattrs.list(tree.get(node), reply));
    }

    @Override
    public int removexattr(Caller caller, long node, ByteBuffer name) throws IOException {
        return answer(
                () -> {
                    xattrs.remove(tree.get(node), Replies.bytes(name));
                    return 0;
                });
    }

    @Override
    public int fallocate(
            Caller caller, long node, long handle, int mode, long offsetBytes, long lengthBytes)
            throws IOException {
        return answer(() -> contents.allocate(files.get(handle), mode, offsetBytes, lengthBytes));
    }

    @Override
    public int lseek(
            Caller caller, long node, long handle, long offsetBytes, int whence, OffsetReply reply)
            throws IOException {
        return answer(
                () -> contents.seek(files.get(handle), offsetBytes, whence == SEEK_DATA, reply));
    }
}
