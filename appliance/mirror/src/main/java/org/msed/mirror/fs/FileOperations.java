package org.msed.mirror.fs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.tree.Inode;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.fuse.OffsetReply;
import org.msed.platform.natives.ErrnoException;

/** Content of files: opened, read, written, flushed. */
@SuppressWarnings("try") // a ticket is its scope
final class FileOperations {
    private static final int ALLOCATION_KNOWN =
            Content.KEEP_SIZE | Content.PUNCH_HOLE | Content.ZERO_RANGE;

    private final Shipping shipping;
    private final Tree tree;
    private final PendingTimes times;
    private final Privileges privileges;

    FileOperations(Shipping shipping, PendingTimes times, Privileges privileges) {
        this.shipping = shipping;
        this.tree = shipping.tree;
        this.times = times;
        this.privileges = privileges;
    }

    /**
     * Opens a file's content. O_APPEND, O_DIRECT, O_SYNC are the kernel's affair: here writes have
     * offsets, come from page-aligned memory or not, and are flushed when it says so.
     */
    OpenFile open(Inode inode, int flags, boolean killsPrivileges) throws IOException {
        int access = flags & OpenFlags.O_ACCMODE;
        boolean truncates = (flags & OpenFlags.O_TRUNC) != 0;
        Descriptor opened =
                truncates ? openEmptied(inode, access, killsPrivileges) : reopen(inode, access);
        return new OpenFile(inode, opened, access != OpenFlags.O_RDONLY);
    }

    private Descriptor openEmptied(Inode inode, int access, boolean killsPrivileges)
            throws IOException {
        try (ChangeLog.Ticket ticket =
                shipping.log.beginWrite(shipping.dataset, inode.number(), 0, Long.MAX_VALUE)) {
            boolean ships = shipping.ships(inode);
            synchronized (inode) {
                Descriptor opened = reopen(inode, access | OpenFlags.O_TRUNC);
                if (ships) {
                    shipping.append(
                            inode, new Change.Truncate(shipping.dataset, inode.number(), 0));
                }
                times.written(inode, 0);
                if (killsPrivileges) {
                    privileges.clear(inode, opened, ships);
                }
                return opened;
            }
        }
    }

    private Descriptor reopen(Inode inode, int flags) throws ErrnoException {
        Descriptor file = tree.hold(inode);
        try {
            return file.reopen(flags);
        } finally {
            file.release();
        }
    }

    /** Fills the buffer as far as the file goes: fewer bytes mean its end to the kernel. */
    void read(OpenFile file, long offset, ByteBuffer into) throws ErrnoException {
        long at = offset;
        int done;
        do {
            done = Content.read(file.descriptor(), into, at);
            at += done;
        } while (done > 0 && into.hasRemaining());
    }

    /** Returns how many bytes were written. */
    int write(OpenFile file, long offset, ByteBuffer data, boolean killsPrivileges)
            throws IOException {
        Inode inode = file.inode();
        int start = data.position();
        try (ChangeLog.Ticket ticket =
                shipping.log.beginWrite(
                        shipping.dataset, inode.number(), offset, data.remaining())) {
            boolean ships = shipping.ships(inode);
            synchronized (inode) {
                if (killsPrivileges) {
                    privileges.clear(inode, file.descriptor(), ships);
                }
                int written = Content.write(file.descriptor(), data, offset);
                if (ships) {
                    data.flip().position(start);
                    shipping.append(
                            inode,
                            new Change.Write(shipping.dataset, inode.number(), offset, data));
                }
                times.written(inode, offset);
                return written;
            }
        }
    }

    /** fallocate(2), as far as ext4 and xfs both do it and a standby can repeat it. */
    int allocate(OpenFile file, int mode, long offset, long length) throws IOException {
        if ((mode & ~ALLOCATION_KNOWN) != 0) {
            return FileErrno.EOPNOTSUPP;
        }
        Inode inode = file.inode();
        try (ChangeLog.Ticket ticket =
                shipping.log.beginWrite(shipping.dataset, inode.number(), offset, length)) {
            boolean ships = shipping.ships(inode);
            synchronized (inode) {
                allocateOrTellSize(file, mode, offset, length, ships);
            }
        }
        return 0;
    }

    private void allocateOrTellSize(
            OpenFile file, int mode, long offset, long length, boolean ships) throws IOException {
        Inode inode = file.inode();
        long before = size(file);
        try {
            Content.allocate(file.descriptor(), mode, offset, length);
        } catch (ErrnoException e) {
            // Out of space, ext4 keeps what it got until then, size included.
            long after = size(file);
            if (ships && after != before) {
                shipping.append(
                        inode, new Change.Truncate(shipping.dataset, inode.number(), after));
                times.written(inode, before);
            }
            throw e;
        }
        if (ships) {
            shipping.append(
                    inode,
                    new Change.Allocate(shipping.dataset, inode.number(), mode, offset, length));
        }
        times.written(inode, offset);
    }

    private static long size(OpenFile file) throws ErrnoException {
        Worker worker = Worker.current();
        Attributes.read(file.descriptor(), worker.status);
        return worker.status.sizeBytes();
    }

    /** Where data or a hole begins; ENXIO beyond the end. */
    int seek(OpenFile file, long offset, boolean data, OffsetReply reply) throws ErrnoException {
        long found =
                data
                        ? Content.nextData(file.descriptor(), offset)
                        : Content.nextHole(file.descriptor(), offset);
        if (found < 0) {
            return FileErrno.ENXIO;
        }
        reply.offset(found);
        return 0;
    }

    /**
     * fsync(2) and fdatasync(2), of files and directories: durable on both nodes on return, as the
     * log sees it. The barrier is on its way while the own disk writes. fdatasync(2) does not owe
     * the modification time, so that it need not travel each time.
     */
    void sync(Inode inode, Descriptor descriptor, boolean dataOnly) throws IOException {
        if (!dataOnly) {
            times.ship(inode);
        }
        ChangeLog.Flush flush = begin(inode, dataOnly);
        try {
            if (dataOnly) {
                Content.syncData(descriptor);
            } else {
                Content.sync(descriptor);
            }
        } catch (ErrnoException e) {
            shipping.reportFlush(e);
            throw e;
        }
        if (flush != null) {
            await(flush);
        }
    }

    /** Null where nobody could ask for the file after a failover: no name, or none that travels. */
    private ChangeLog.Flush begin(Inode inode, boolean dataOnly) throws IOException {
        Change.Barrier.Scope scope =
                dataOnly ? Change.Barrier.Scope.DATA : Change.Barrier.Scope.FILE;
        try (ChangeLog.Ticket ticket =
                shipping.log.beginWrite(shipping.dataset, inode.number(), 0, 0)) {
            return shipping.ships(inode) && !shipping.isLocal(inode)
                    ? shipping.log.flush(shipping.dataset, inode.number(), scope)
                    : null;
        }
    }

    private static void await(ChangeLog.Flush flush) throws IOException {
        try {
            flush.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the flush was not awaited: the worker is ended");
        }
    }

    /** The application has closed it for the last time. */
    void release(OpenFile file) throws IOException {
        try {
            if (file.writable() && tree.ifKnown(file.inode().number()) == file.inode()) {
                times.ship(file.inode());
            }
        } finally {
            file.descriptor().close();
        }
    }
}
