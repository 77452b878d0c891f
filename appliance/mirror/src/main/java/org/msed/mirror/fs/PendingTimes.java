package org.msed.mirror.fs;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.tree.Inode;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.StatusBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Modification times that changed and were not reported yet. Every write changes one; to report
 * each would double the stream, so they are collected: reported before an fsync, when a writer
 * closes, and otherwise by {@link #shipAll} once in a while.
 */
final class PendingTimes {
    private static final Logger LOG = LoggerFactory.getLogger(PendingTimes.class);

    private final Shipping shipping;
    private final ConcurrentLinkedQueue<Inode> pending = new ConcurrentLinkedQueue<>();

    PendingTimes(Shipping shipping) {
        this.shipping = shipping;
    }

    /** A file's content changed; called under its monitor. */
    void written(Inode inode, long offset) {
        inode.lastOffset(offset);
        note(inode);
    }

    /** A directory's names changed; called under the namespace lock. */
    void namesChanged(Inode directory) {
        note(directory);
    }

    private void note(Inode inode) {
        if (!inode.isTimesPending()) {
            inode.timesPending(true);
            pending.add(inode);
        }
    }

    /** Reports an inode's time if it is pending. Takes ticket and locks. */
    @SuppressWarnings("try") // a ticket is its scope
    void ship(Inode inode) throws IOException {
        if (!inode.isTimesPending()) {
            return;
        }
        if (inode.type() == FileStatus.S_IFDIR) {
            try (ChangeLog.Ticket ticket =
                    shipping.log.beginEntry(shipping.dataset, inode.number())) {
                shipping.names.lock();
                try {
                    report(inode);
                } finally {
                    shipping.names.unlock();
                }
            }
        } else {
            try (ChangeLog.Ticket ticket =
                    shipping.log.beginWrite(
                            shipping.dataset, inode.number(), inode.lastOffset(), 1)) {
                report(inode);
            }
        }
    }

    private void report(Inode inode) throws IOException {
        boolean ships = shipping.ships(inode);
        synchronized (inode) {
            if (ships && inode.isTimesPending()) {
                StatusBuffer status = Worker.current().status;
                Descriptor file = shipping.tree.hold(inode);
                try {
                    Attributes.read(file, status);
                } finally {
                    file.release();
                }
                shipping.append(inode, times(inode, status));
            }
            inode.timesPending(false);
        }
    }

    /** An inode's modification time as the status says. */
    Change.SetTimes times(Inode inode, StatusBuffer status) {
        return new Change.SetTimes(
                shipping.dataset, inode.number(), status.modifySeconds(), status.modifyNanos());
    }

    /**
     * Reports all that are pending now. What cannot be reported stays pending; the reason is
     * logged.
     */
    void shipAll() {
        for (int left = pending.size(); left > 0; left--) {
            Inode inode = pending.poll();
            if (inode == null) {
                return;
            }
            if (shipping.tree.ifKnown(inode.number()) != inode) {
                continue;
            }
            if (!shipQuietly(inode)) {
                pending.add(inode);
            }
        }
    }

    /** As {@link #ship}, for those who can tell nobody: false where it failed. */
    boolean shipQuietly(Inode inode) {
        try {
            ship(inode);
            return true;
        } catch (IOException e) {
            LOG.warn("modification time of {} is not reported yet: {}", inode, e.getMessage());
            return false;
        }
    }
}
