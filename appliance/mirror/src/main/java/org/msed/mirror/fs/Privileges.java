package org.msed.mirror.fs;

import org.msed.mirror.change.Change;
import org.msed.mirror.tree.Inode;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * The set-user-id and set-group-id bits that go when a file changes. The daemon's own writes would
 * leave them, since it is root; so they are cleared where the kernel asks for it
 * (HANDLE_KILLPRIV_V2), and the standby is told.
 */
final class Privileges {
    private static final int SET_USER_ID = 04000;
    private static final int SET_GROUP_ID = 02000;
    private static final int GROUP_EXECUTE = 00010;

    private final Shipping shipping;

    Privileges(Shipping shipping) {
        this.shipping = shipping;
    }

    /** Before a change of content; under the inode's monitor. */
    void clear(Inode inode, Descriptor file, boolean ships) throws ErrnoException {
        int mode = mode(file);
        int kept = mode & ~SET_USER_ID;
        if ((mode & GROUP_EXECUTE) != 0) {
            kept &= ~SET_GROUP_ID;
        }
        if (inode.type() == FileStatus.S_IFREG) {
            change(inode, file, mode, kept, ships);
        }
    }

    /** With a new access control list, set by somebody outside the group. */
    void clearSetGroupId(Inode inode, Descriptor file, boolean ships) throws ErrnoException {
        int mode = mode(file);
        change(inode, file, mode, mode & ~SET_GROUP_ID, ships);
    }

    private static int mode(Descriptor file) throws ErrnoException {
        StatusBuffer status = Worker.current().status;
        Attributes.read(file, status);
        return status.mode() & 07777;
    }

    private void change(Inode inode, Descriptor file, int mode, int kept, boolean ships)
            throws ErrnoException {
        if (mode == kept) {
            return;
        }
        Attributes.setMode(file, kept);
        if (ships) {
            shipping.append(inode, new Change.SetMode(shipping.dataset, inode.number(), kept));
        }
    }
}
