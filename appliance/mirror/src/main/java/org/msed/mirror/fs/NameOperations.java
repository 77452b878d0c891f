package org.msed.mirror.fs;

import java.io.IOException;
import java.util.stream.LongStream;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.tree.Inode;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.Names;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/** Moves, removes and multiplies names. */
@SuppressWarnings("try") // a ticket is its scope
final class NameOperations {
    private static final int RENAME_KNOWN = Names.RENAME_NOREPLACE | Names.RENAME_EXCHANGE;

    private final Shipping shipping;
    private final Tree tree;
    private final PendingTimes times;

    NameOperations(Shipping shipping, PendingTimes times) {
        this.shipping = shipping;
        this.tree = shipping.tree;
        this.times = times;
    }

    /** unlink(2) and rmdir(2). */
    void remove(Inode parent, byte[] name, boolean directory) throws IOException {
        try (ChangeLog.Ticket ticket = shipping.log.beginEntry(shipping.dataset, parent.number())) {
            shipping.names.lock();
            Descriptor at = tree.hold(parent);
            try {
                boolean ships = shipping.ships(parent, name);
                Inode victim = pinned(at, name);
                try {
                    if (directory) {
                        Names.removeDirectory(at, name);
                    } else {
                        Names.remove(at, name);
                    }
                    if (ships) {
                        shipping.append(
                                new Change.Remove(
                                        shipping.dataset, parent.number(), name, directory));
                    }
                    times.namesChanged(parent);
                } finally {
                    settle(victim);
                }
            } finally {
                at.release();
                shipping.names.unlock();
            }
        }
    }

    /** renameat2(2). */
    int rename(Inode parent, byte[] name, Inode newParent, byte[] newName, int flags)
            throws IOException {
        if ((flags & ~RENAME_KNOWN) != 0) {
            return FileErrno.EINVAL;
        }
        long[] moved = movedDirectories(parent, name, newParent, newName, flags);
        try (ChangeLog.Ticket ticket =
                shipping.log.beginMove(
                        shipping.dataset, parent.number(), newParent.number(), moved)) {
            shipping.names.lock();
            try {
                move(parent, name, newParent, newName, flags, moved.length > 0);
            } finally {
                shipping.names.unlock();
            }
        }
        return 0;
    }

    /** Asked before the ticket: the kernel has locked both directories against other renames. */
    private long[] movedDirectories(
            Inode parent, byte[] name, Inode newParent, byte[] newName, int flags)
            throws ErrnoException {
        LongStream.Builder moved = LongStream.builder();
        addDirectory(parent, name, moved);
        if (flags == Names.RENAME_EXCHANGE) {
            addDirectory(newParent, newName, moved);
        }
        return moved.build().toArray();
    }

    private void addDirectory(Inode parent, byte[] name, LongStream.Builder moved)
            throws ErrnoException {
        StatusBuffer status = Worker.current().status;
        Descriptor at = tree.hold(parent);
        try {
            if (Attributes.find(at, name, status) && status.type() == FileStatus.S_IFDIR) {
                moved.add(status.inode());
            }
        } finally {
            at.release();
        }
    }

    private void move(
            Inode parent,
            byte[] name,
            Inode newParent,
            byte[] newName,
            int flags,
            boolean directory)
            throws IOException {
        boolean shipped = shipping.ships(parent, name);
        boolean ships = shipping.ships(newParent, newName);
        boolean exchange = flags == Names.RENAME_EXCHANGE;
        if (crosses(shipped, ships, directory, exchange)) {
            shipping.log.interrupt();
        }
        Descriptor from = tree.hold(parent);
        try {
            Descriptor to = tree.hold(newParent);
            try {
                Inode victim = flags == 0 ? pinned(to, newName) : null;
                try {
                    Names.rename(from, name, to, newName, flags);
                    if (ships) {
                        shipping.append(
                                new Change.Rename(
                                        shipping.dataset,
                                        parent.number(),
                                        name,
                                        newParent.number(),
                                        newName,
                                        flags));
                    } else if (shipped) {
                        shipping.append(
                                new Change.Remove(
                                        shipping.dataset, parent.number(), name, directory));
                    }
                    times.namesChanged(parent);
                    times.namesChanged(newParent);
                } finally {
                    settle(victim);
                }
            } finally {
                to.release();
            }
        } finally {
            from.release();
        }
    }

    /**
     * Whether the standby cannot follow: it lacks what was excluded, and does not know what else a
     * directory takes over the border. A single file that leaves is simply removed there.
     */
    private boolean crosses(boolean from, boolean to, boolean directory, boolean exchange) {
        if (from != to) {
            return to || directory || exchange;
        }
        return from && directory && !shipping.staysByName();
    }

    /** link(2); the status is that of the file with its new name. */
    Inode link(Inode inode, Inode newParent, byte[] newName, StatusBuffer status)
            throws IOException {
        try (ChangeLog.Ticket ticket =
                shipping.log.beginEntry(shipping.dataset, newParent.number())) {
            shipping.names.lock();
            Descriptor at = tree.hold(newParent);
            try {
                boolean ships = shipping.ships(newParent, newName) & shipping.ships(inode);
                if (ships && shipping.isLocal(inode)) {
                    shipping.log.interrupt();
                }
                Descriptor file = tree.hold(inode);
                try {
                    Names.link(file, at, newName);
                } finally {
                    file.release();
                }
                if (ships) {
                    shipping.append(
                            new Change.Link(
                                    shipping.dataset, inode.number(), newParent.number(), newName));
                }
                times.namesChanged(newParent);
                return tree.lookup(newParent, newName, status);
            } finally {
                at.release();
                shipping.names.unlock();
            }
        }
    }

    /** The inode that is about to lose this name, its descriptor kept open; null if unknown. */
    private Inode pinned(Descriptor at, byte[] name) throws ErrnoException {
        StatusBuffer status = Worker.current().status;
        if (!Attributes.find(at, name, status)) {
            return null;
        }
        Inode victim = tree.ifKnown(status.inode());
        if (victim != null) {
            tree.pin(victim);
        }
        return victim;
    }

    /** It stays open only if that was its last name. */
    private void settle(Inode victim) throws ErrnoException {
        if (victim == null) {
            return;
        }
        StatusBuffer status = Worker.current().status;
        Descriptor file = tree.hold(victim);
        try {
            Attributes.read(file, status);
        } finally {
            file.release();
        }
        if (status.links() == 0) {
            victim.lostItsName();
        } else {
            tree.unpin(victim);
        }
    }
}
