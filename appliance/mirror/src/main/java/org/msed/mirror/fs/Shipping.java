package org.msed.mirror.fs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.tree.Inode;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.FileErrno;
import org.msed.platform.natives.ErrnoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of one dataset travels, and under which names. Where names are excluded, an inode without
 * another name is local for the length of an attachment: whatever may change that ends it.
 */
final class Shipping {
    private static final Logger LOG = LoggerFactory.getLogger(Shipping.class);

    final int dataset;
    final Tree tree;
    final ChangeLog log;

    /** The namespace lock of design 6.4: whoever changes a name or must be sure of one. */
    final ReentrantLock names = new ReentrantLock();

    private final Exclusion exclusion;

    /** The application hears only the errno; whoever can mend it reads the log, once is enough. */
    private final AtomicBoolean fullWasSaid = new AtomicBoolean();

    Shipping(int dataset, Tree tree, Exclusion exclusion, ChangeLog log) {
        this.dataset = dataset;
        this.tree = tree;
        this.exclusion = exclusion;
        this.log = log;
    }

    /**
     * Whether changes of an inode are to be reported; on return the standby knows its number, or
     * the inode is local. Called inside a ticket and before the inode's monitor is taken.
     */
    boolean ships(Inode inode) throws IOException {
        if (inode.isUnnamed()) {
            return false;
        }
        long attachment = log.attachment();
        if (attachment == 0 || isKnownIn(inode, attachment)) {
            return true;
        }
        names.lock();
        try {
            return isKnownIn(inode, attachment) || bind(inode, attachment);
        } finally {
            names.unlock();
        }
    }

    private static boolean isKnownIn(Inode inode, long attachment) {
        return inode.isBoundIn(attachment) || inode.isLocalIn(attachment);
    }

    /**
     * Whether a change of this name is to be reported; as {@link #ships(Inode)} of the directory.
     * Under the namespace lock.
     */
    boolean ships(Inode parent, byte[] name) throws IOException {
        return ships(parent) && !isLocal(parent) && !stays(parent, name);
    }

    private boolean stays(Inode parent, byte[] name) throws IOException {
        if (exclusion.isEmpty() || log.attachment() == 0) {
            return false;
        }
        byte[] directory = tree.path(parent);
        if (directory == null) {
            return false;
        }
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        path.writeBytes(directory);
        if (directory.length > 0) {
            path.write('/');
        }
        path.writeBytes(name);
        return exclusion.excludes(path.toByteArray());
    }

    /** Whether what is below a directory stays or travels wherever the directory is. */
    boolean staysByName() {
        return exclusion.isByName();
    }

    /** Whether an inode has no name that travels; never without an attachment. */
    boolean isLocal(Inode inode) {
        return inode.isLocalIn(log.attachment());
    }

    /** An inode was made under a name that stays. */
    void keep(Inode inode) {
        long attachment = log.attachment();
        if (attachment != 0) {
            inode.localIn(attachment);
        }
    }

    private boolean bind(Inode inode, long attachment) throws IOException {
        byte[] path = tree.path(inode);
        if (path == null) {
            inode.lostItsName();
            return false;
        }
        if (isExcluded(path)) {
            path = tree.path(inode, name -> !isExcluded(name));
            if (path == null) {
                inode.localIn(attachment);
                return true;
            }
        }
        log.append(new Change.Bind(dataset, inode.number(), path));
        inode.boundIn(attachment);
        return true;
    }

    private boolean isExcluded(byte[] path) {
        return path.length > 0 && exclusion.excludes(path);
    }

    /** The standby learns the number of an inode from a change itself. */
    void bound(Inode inode) {
        long attachment = log.attachment();
        if (attachment != 0) {
            inode.boundIn(attachment);
        }
    }

    /**
     * The kernel drops lookups. Where the standby knows the number it is told before the number can
     * be another file's, and before anybody binds it anew: both under the namespace lock.
     */
    void forget(Inode inode, long lookups) {
        boolean last;
        names.lock();
        try {
            last = tree.forget(inode, lookups);
            long attachment = log.attachment();
            if (last && attachment != 0 && inode.isBoundIn(attachment)) {
                log.append(new Change.Unbind(dataset, inode.number()));
            }
        } finally {
            names.unlock();
        }
        if (last) {
            tree.drop(inode);
        }
    }

    void append(Change change) {
        log.append(change);
    }

    /**
     * Reports a change of this inode unless it is local. Asked only here, after the change: a
     * writer that was overtaken by a rename is either seen by the comparison that follows, or
     * reports itself.
     */
    void append(Inode inode, Change change) {
        if (!isLocal(inode)) {
            log.append(change);
        }
    }

    /** Tells the pair where it is the disk that fails, and not the application. */
    void report(ErrnoException e) {
        if (e.errno() == FileErrno.ENFILE && !fullWasSaid.getAndSet(true)) {
            LOG.warn("dataset {}: {}", dataset, e.getMessage());
        }
        if (isOfDisk(e)) {
            log.failed(dataset, e);
        }
    }

    /**
     * A flush failed. Whatever the errno, what was to be flushed may be gone from memory, and the
     * next flush would succeed without it; only where the file has nothing to flush it means less.
     */
    void reportFlush(ErrnoException e) {
        if (!isOfDisk(e) && e.errno() != FileErrno.EINVAL) {
            log.failed(dataset, e);
        }
    }

    private static boolean isOfDisk(ErrnoException e) {
        return e.errno() == FileErrno.EIO
                || e.errno() == FileErrno.EROFS
                || e.errno() == FileErrno.EUCLEAN;
    }
}
