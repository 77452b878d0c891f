package org.msed.mirror.fs;

import java.io.IOException;
import java.util.Arrays;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.tree.Inode;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.file.Xattrs;
import org.msed.platform.fuse.ValueReply;
import org.msed.platform.natives.ErrnoException;

/** Extended attributes and access control lists, which are such. */
@SuppressWarnings("try") // a ticket is its scope
final class XattrOperations {
    private final Shipping shipping;
    private final Tree tree;
    private final Privileges privileges;

    XattrOperations(Shipping shipping, Privileges privileges) {
        this.shipping = shipping;
        this.tree = shipping.tree;
        this.privileges = privileges;
    }

    void set(Inode inode, byte[] name, byte[] value, int flags, boolean killsSetGroupId)
            throws IOException {
        Descriptor file = tree.hold(inode);
        try (ChangeLog.Ticket ticket =
                shipping.log.beginAttributes(shipping.dataset, inode.number())) {
            boolean ships = shipping.ships(inode);
            synchronized (inode) {
                Xattrs.set(file, name, value, flags);
                if (ships) {
                    shipping.append(
                            inode,
                            new Change.SetXattr(shipping.dataset, inode.number(), name, value));
                }
                if (killsSetGroupId) {
                    privileges.clearSetGroupId(inode, file, ships);
                }
                listsChanged(inode, file, name, ships);
            }
        } finally {
            file.release();
        }
    }

    void remove(Inode inode, byte[] name) throws IOException {
        Descriptor file = tree.hold(inode);
        try (ChangeLog.Ticket ticket =
                shipping.log.beginAttributes(shipping.dataset, inode.number())) {
            boolean ships = shipping.ships(inode);
            synchronized (inode) {
                Xattrs.remove(file, name);
                if (ships) {
                    shipping.append(
                            inode, new Change.RemoveXattr(shipping.dataset, inode.number(), name));
                }
                listsChanged(inode, file, name, ships);
            }
        } finally {
            file.release();
        }
    }

    /** An access list is the mode too, in more words; and a default list is for what comes. */
    private void listsChanged(Inode inode, Descriptor file, byte[] name, boolean ships)
            throws ErrnoException {
        if (Arrays.equals(name, CreateOperations.DEFAULT_ACL)) {
            inode.forgetDefaultAcl();
        } else if (ships && Arrays.equals(name, CreateOperations.ACCESS_ACL)) {
            StatusBuffer status = Worker.current().status;
            Attributes.read(file, status);
            shipping.append(
                    inode,
                    new Change.SetMode(shipping.dataset, inode.number(), status.mode() & 07777));
        }
    }

    int get(Inode inode, byte[] name, ValueReply reply) throws ErrnoException {
        Descriptor file = tree.hold(inode);
        try {
            byte[] value = Xattrs.get(file, name);
            return value == null ? FileErrno.ENODATA : put(value, reply);
        } finally {
            file.release();
        }
    }

    int list(Inode inode, ValueReply reply) throws ErrnoException {
        Descriptor file = tree.hold(inode);
        try {
            return put(Xattrs.rawList(file), reply);
        } finally {
            file.release();
        }
    }

    private static int put(byte[] value, ValueReply reply) {
        if (reply.capacityBytes() == 0) {
            reply.valueLength(value.length);
        } else if (value.length > reply.capacityBytes()) {
            return FileErrno.ERANGE;
        } else {
            reply.value().put(value);
        }
        return 0;
    }
}
