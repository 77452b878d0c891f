package org.msed.mirror.fs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.tree.Inode;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.file.ThreadCredentials;
import org.msed.platform.file.Xattrs;
import org.msed.platform.fuse.Caller;
import org.msed.platform.natives.ErrnoException;

/** Makes files, for the user who asked and under that user's umask. */
@SuppressWarnings("try") // a ticket is its scope
final class CreateOperations {
    static final byte[] ACCESS_ACL = ascii("system.posix_acl_access");
    static final byte[] DEFAULT_ACL = ascii("system.posix_acl_default");

    private static final byte[] NO_TARGET = {};
    private static final int PERMISSIONS = 07777;

    private final Shipping shipping;
    private final Tree tree;
    private final PendingTimes times;

    CreateOperations(Shipping shipping, PendingTimes times) {
        this.shipping = shipping;
        this.tree = shipping.tree;
        this.times = times;
    }

    /** The call that makes the file. */
    @FunctionalInterface
    private interface Making {
        void in(Descriptor parent) throws ErrnoException;
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    Inode directory(
            Caller caller, Inode parent, byte[] name, int mode, int umask, StatusBuffer status)
            throws IOException {
        Making making = at -> Names.makeDirectory(at, name, mode & PERMISSIONS);
        return make(caller, parent, name, umask, NO_TARGET, status, making);
    }

    Inode node(
            Caller caller,
            Inode parent,
            byte[] name,
            int mode,
            int umask,
            long device,
            StatusBuffer status)
            throws IOException {
        Making making = at -> Names.makeNode(at, name, mode, device);
        return make(caller, parent, name, umask, NO_TARGET, status, making);
    }

    Inode symbolicLink(Caller caller, Inode parent, byte[] name, byte[] target, StatusBuffer status)
            throws IOException {
        Making making = at -> Names.makeSymbolicLink(at, name, target);
        return make(caller, parent, name, 0, target, status, making);
    }

    /** A regular file, open. */
    OpenFile file(
            Caller caller,
            Inode parent,
            byte[] name,
            int mode,
            int umask,
            int flags,
            StatusBuffer status)
            throws IOException {
        int access = flags & OpenFlags.O_ACCMODE;
        int how = access | OpenFlags.O_CREAT | OpenFlags.O_EXCL;
        Descriptor[] opened = new Descriptor[1];
        Making making = at -> opened[0] = at.open(name, how, mode & PERMISSIONS);
        try {
            Inode inode = make(caller, parent, name, umask, NO_TARGET, status, making);
            return new OpenFile(inode, opened[0], access != OpenFlags.O_RDONLY);
        } catch (IOException e) {
            if (opened[0] != null) {
                opened[0].close();
            }
            throw e;
        }
    }

    private Inode make(
            Caller caller,
            Inode parent,
            byte[] name,
            int umask,
            byte[] target,
            StatusBuffer status,
            Making making)
            throws IOException {
        try (ChangeLog.Ticket ticket = shipping.log.beginEntry(shipping.dataset, parent.number())) {
            shipping.names.lock();
            try {
                boolean ships = shipping.ships(parent, name);
                Inode made = makeAs(caller, parent, name, umask, status, making);
                if (ships) {
                    report(parent, name, made, target, status);
                } else {
                    shipping.keep(made);
                }
                times.namesChanged(parent);
                return made;
            } finally {
                shipping.names.unlock();
            }
        }
    }

    private Inode makeAs(
            Caller caller, Inode parent, byte[] name, int umask, StatusBuffer status, Making making)
            throws ErrnoException {
        Descriptor at = tree.hold(parent);
        try {
            ThreadCredentials credentials = Worker.current().credentials();
            credentials.assume(caller.uid(), caller.gid(), umask);
            try {
                making.in(at);
            } finally {
                credentials.restore();
            }
            return entered(parent, at, name, status);
        } finally {
            at.release();
        }
    }

    /** What was made; undone where it cannot be given to the kernel. */
    private Inode entered(Inode parent, Descriptor at, byte[] name, StatusBuffer status)
            throws ErrnoException {
        try {
            Inode made = tree.lookup(parent, name, status);
            if (made == null) {
                throw new ErrnoException("the file just made", FileErrno.EIO);
            }
            return made;
        } catch (ErrnoException e) {
            undo(at, name);
            throw e;
        }
    }

    private static void undo(Descriptor at, byte[] name) throws ErrnoException {
        try {
            Names.remove(at, name);
        } catch (ErrnoException e) {
            if (e.errno() != FileErrno.EISDIR) {
                throw e;
            }
            Names.removeDirectory(at, name);
        }
    }

    private void report(Inode parent, byte[] name, Inode made, byte[] target, StatusBuffer status)
            throws ErrnoException {
        shipping.append(
                new Change.Create(
                        shipping.dataset,
                        parent.number(),
                        name,
                        made.number(),
                        status.mode(),
                        status.uid(),
                        status.gid(),
                        status.device(),
                        target));
        shipping.bound(made);
        if (parent.mayHaveDefaultAcl() && made.type() != FileStatus.S_IFLNK) {
            reportInherited(parent, made);
        }
        shipping.append(times.times(made, status));
    }

    /** The standby gets the lists as they came to be here, not as its kernel would inherit them. */
    private void reportInherited(Inode parent, Inode made) throws ErrnoException {
        Descriptor at = tree.hold(parent);
        try {
            parent.defaultAcl(isSet(at, DEFAULT_ACL));
        } finally {
            at.release();
        }
        if (!parent.mayHaveDefaultAcl()) {
            return;
        }
        Descriptor file = tree.hold(made);
        try {
            reportAcl(made, file, ACCESS_ACL);
            if (made.type() == FileStatus.S_IFDIR) {
                reportAcl(made, file, DEFAULT_ACL);
            }
        } finally {
            file.release();
        }
    }

    private static boolean isSet(Descriptor file, byte[] name) throws ErrnoException {
        return get(file, name) != null;
    }

    private void reportAcl(Inode inode, Descriptor file, byte[] name) throws ErrnoException {
        byte[] value = get(file, name);
        if (value != null) {
            shipping.append(new Change.SetXattr(shipping.dataset, inode.number(), name, value));
        }
    }

    /** The value, null too where the file system has no lists at all. */
    private static byte[] get(Descriptor file, byte[] name) throws ErrnoException {
        try {
            return Xattrs.get(file, name);
        } catch (ErrnoException e) {
            if (e.errno() == FileErrno.EOPNOTSUPP) {
                return null;
            }
            throw e;
        }
    }
}
