package org.msed.mirror.tree;

import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.natives.ErrnoException;

/**
 * The open references of inodes, at most so many: the one not used for longest is closed, and
 * opened again by its handle. Without handles nothing can be closed, and beyond the limit no
 * further inode is taken.
 */
final class References {
    private final Descriptor mount;
    private final boolean handles;
    private final long limit;

    /** Ends of the list: its newer is the oldest, its older the newest. */
    private final Inode ends = new Inode(0, 0, null);

    private long open;

    References(Descriptor mount, boolean handles, long limit) {
        this.mount = mount;
        this.handles = handles;
        this.limit = limit;
        ends.older = ends;
        ends.newer = ends;
    }

    /** A reference that stays open until it is released, opened if need be. */
    Descriptor hold(Inode inode) throws ErrnoException {
        while (true) {
            Descriptor reference = inode.reference;
            if (reference == null) {
                requireKnown(inode);
                adopt(inode, inode.handle.open(mount, OpenFlags.O_PATH));
            } else if (reference.hold()) {
                inode.used = true;
                return reference;
            }
        }
    }

    /** An inode that was dropped is never opened again: nobody would close it. */
    private static void requireKnown(Inode inode) throws ErrnoException {
        if (inode.dropped || inode.handle == null) {
            throw new ErrnoException(inode + ", which the kernel gave up", FileErrno.ESTALE);
        }
    }

    /** Gives an inode a reference that was just opened; closed at once where it has one already. */
    synchronized void adopt(Inode inode, Descriptor reference) throws ErrnoException {
        if (inode.reference != null) {
            reference.close();
            return;
        }
        if (inode.dropped) {
            reference.close();
            requireKnown(inode);
        }
        if (open >= limit && !handles) {
            reference.close();
            throw new ErrnoException(
                    "lookup: all " + limit + " descriptors are in use",
                    FileErrno.ENFILE,
                    "this file system has no file handles, so that every known file keeps one:"
                            + " raise LimitNOFILE");
        }
        while (open >= limit && evict()) {
            // One at a time: the list is as long as the limit says.
        }
        inode.reference = reference;
        inode.used = true;
        open++;
        if (!inode.pinned) {
            append(inode);
        }
    }

    /** Closes one that was not used since the last round; false when all are pinned. */
    private boolean evict() {
        Inode inode = ends.newer;
        while (inode != ends && inode.used) {
            inode.used = false;
            unlink(inode);
            append(inode);
            inode = ends.newer;
        }
        if (inode == ends) {
            return false;
        }
        unlink(inode);
        close(inode);
        return true;
    }

    /** From now on it is not closed: an inode without names is gone with its last descriptor. */
    synchronized void pin(Inode inode) {
        if (!inode.pinned) {
            inode.pinned = true;
            if (inode.reference != null) {
                unlink(inode);
            }
        }
    }

    /** It may be closed again. */
    synchronized void unpin(Inode inode) {
        if (inode.pinned) {
            inode.pinned = false;
            if (inode.reference != null) {
                append(inode);
            }
        }
    }

    /** The kernel does not know it any more. */
    synchronized void drop(Inode inode) {
        inode.dropped = true;
        if (inode.reference != null) {
            if (!inode.pinned) {
                unlink(inode);
            }
            close(inode);
        }
    }

    synchronized long open() {
        return open;
    }

    private void close(Inode inode) {
        Descriptor reference = inode.reference;
        inode.reference = null;
        reference.close();
        open--;
    }

    private void append(Inode inode) {
        inode.older = ends.older;
        inode.newer = ends;
        ends.older.newer = inode;
        ends.older = inode;
    }

    private static void unlink(Inode inode) {
        inode.older.newer = inode.newer;
        inode.newer.older = inode.older;
        inode.older = null;
        inode.newer = null;
    }
}
