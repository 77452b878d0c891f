package org.msed.mirror.fs;

import java.io.IOException;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.tree.Inode;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.fuse.AttributeChanges;
import org.msed.platform.natives.ErrnoException;

/** chmod, chown, truncate and utimensat, which the kernel puts into one request. */
@SuppressWarnings("try") // a ticket is its scope
final class AttributeOperations {
    private static final int PERMISSIONS = 07777;

    private final Shipping shipping;
    private final Tree tree;
    private final PendingTimes times;
    private final Privileges privileges;

    AttributeOperations(Shipping shipping, PendingTimes times, Privileges privileges) {
        this.shipping = shipping;
        this.tree = shipping.tree;
        this.times = times;
        this.privileges = privileges;
    }

    /** What the backing says of an inode at present. */
    void read(Inode inode, StatusBuffer status) throws ErrnoException {
        Descriptor file = tree.hold(inode);
        try {
            Attributes.read(file, status);
        } finally {
            file.release();
        }
    }

    /**
     * Makes the changes; the status says the attributes afterwards.
     *
     * @param open the file they came through, or null
     */
    void set(Inode inode, OpenFile open, AttributeChanges changes, StatusBuffer status)
            throws IOException {
        Descriptor file = tree.hold(inode);
        try (ChangeLog.Ticket ticket = begin(inode, file, changes, status)) {
            boolean ships = shipping.ships(inode);
            synchronized (inode) {
                apply(inode, file, open, changes, ships, status);
            }
        } finally {
            file.release();
        }
    }

    private ChangeLog.Ticket begin(
            Inode inode, Descriptor file, AttributeChanges changes, StatusBuffer status)
            throws IOException {
        if (!changes.hasSize()) {
            return shipping.log.beginAttributes(shipping.dataset, inode.number());
        }
        Attributes.read(file, status);
        long from = Math.min(status.sizeBytes(), changes.sizeBytes());
        return shipping.log.beginWrite(shipping.dataset, inode.number(), from, Long.MAX_VALUE);
    }

    private void apply(
            Inode inode,
            Descriptor file,
            OpenFile open,
            AttributeChanges changes,
            boolean ships,
            StatusBuffer status)
            throws ErrnoException {
        if (changes.killsPrivileges()) {
            privileges.clear(inode, file, ships);
        }
        if (changes.hasUid() || changes.hasGid()) {
            setOwner(inode, file, changes, ships, status);
        }
        if (changes.hasMode()) {
            Attributes.setMode(file, changes.mode() & PERMISSIONS);
            Attributes.read(file, status);
            appendMode(inode, ships, status);
        }
        if (changes.hasSize()) {
            truncate(inode, file, open, changes.sizeBytes(), ships);
        }
        if (changes.hasAccess() || changes.hasModify()) {
            setTimes(file, changes);
        }
        Attributes.read(file, status);
        if (changes.hasModify()) {
            if (ships) {
                shipping.append(inode, times.times(inode, status));
            }
            inode.timesPending(false);
        }
    }

    /** With the owner of a program its set-user-id goes; how, the backing's kernel knows best. */
    private void setOwner(
            Inode inode,
            Descriptor file,
            AttributeChanges changes,
            boolean ships,
            StatusBuffer status)
            throws ErrnoException {
        Attributes.read(file, status);
        int before = status.mode();
        int uid = changes.hasUid() ? changes.uid() : Attributes.SAME;
        int gid = changes.hasGid() ? changes.gid() : Attributes.SAME;
        Attributes.setOwner(file, uid, gid);
        Attributes.read(file, status);
        if (ships) {
            shipping.append(
                    inode,
                    new Change.SetOwner(
                            shipping.dataset, inode.number(), status.uid(), status.gid()));
        }
        if (inode.type() == FileStatus.S_IFREG && before != status.mode()) {
            appendMode(inode, ships, status);
        }
    }

    private void appendMode(Inode inode, boolean ships, StatusBuffer status) {
        if (ships) {
            int permissions = status.mode() & PERMISSIONS;
            shipping.append(
                    inode, new Change.SetMode(shipping.dataset, inode.number(), permissions));
        }
    }

    private void truncate(
            Inode inode, Descriptor reference, OpenFile open, long size, boolean ships)
            throws ErrnoException {
        if (open != null && open.writable()) {
            Content.truncate(open.descriptor(), size);
        } else {
            try (Descriptor file = reference.reopen(OpenFlags.O_WRONLY)) {
                Content.truncate(file, size);
            }
        }
        if (ships) {
            shipping.append(inode, new Change.Truncate(shipping.dataset, inode.number(), size));
        }
        times.written(inode, size);
    }

    private static void setTimes(Descriptor file, AttributeChanges changes) throws ErrnoException {
        Attributes.setTimes(
                file,
                changes.accessSeconds(),
                nanos(changes.hasAccess(), changes.isAccessNow(), changes.accessNanos()),
                changes.modifySeconds(),
                nanos(changes.hasModify(), changes.isModifyNow(), changes.modifyNanos()));
    }

    private static int nanos(boolean given, boolean now, int nanos) {
        if (!given) {
            return Attributes.OMIT;
        }
        return now ? Attributes.NOW : nanos;
    }
}
