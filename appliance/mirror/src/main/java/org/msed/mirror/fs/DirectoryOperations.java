package org.msed.mirror.fs;

import org.msed.mirror.tree.Inode;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.fuse.DirectoryReply;
import org.msed.platform.natives.ErrnoException;

/** Reads directories; offsets are the backing's own, which stay true while names come and go. */
final class DirectoryOperations {
    private static final byte[] HERE = {'.'};

    private final Tree tree;

    DirectoryOperations(Tree tree) {
        this.tree = tree;
    }

    OpenDirectory open(Inode inode) throws ErrnoException {
        Descriptor at = tree.hold(inode);
        try {
            return new OpenDirectory(inode, at.open(HERE, OpenFlags.O_DIRECTORY, 0));
        } finally {
            at.release();
        }
    }

    void read(OpenDirectory directory, long offset, boolean withNodes, DirectoryReply reply)
            throws ErrnoException {
        synchronized (directory) {
            directory.seek(offset);
            DirectoryReader reader = directory.reader();
            while (directory.next()) {
                // Asked before the lookup: an entry that does not fit must not be counted.
                if (!reply.hasRoom(reader.nameBytes(), withNodes)) {
                    return;
                }
                if (withNodes && !reader.isSelfOrParent()) {
                    addWithNode(directory.inode, reader, reply);
                } else {
                    add(reader, withNodes, reply);
                }
                directory.sent();
            }
        }
    }

    private void addWithNode(Inode parent, DirectoryReader reader, DirectoryReply reply)
            throws ErrnoException {
        StatusBuffer status = Worker.current().status;
        Inode inode = lookup(parent, reader.name(), status);
        if (inode == null) {
            add(reader, true, reply);
            return;
        }
        reply.addWithNode(
                inode.number(),
                inode.generation(),
                Replies.VALID_MILLIS,
                Replies.attributesMillis(status),
                Replies.attributes(status),
                reader.inode(),
                reader.nextOffset(),
                reader.type(),
                reader.nameView());
    }

    /** Null where the name is gone, or leads out of the dataset: its own lookup will say so. */
    private Inode lookup(Inode parent, byte[] name, StatusBuffer status) throws ErrnoException {
        try {
            return tree.lookup(parent, name, status);
        } catch (ErrnoException e) {
            if (e.errno() == FileErrno.EXDEV || e.errno() == FileErrno.ENOENT) {
                return null;
            }
            throw e;
        }
    }

    private static void add(DirectoryReader reader, boolean withNode, DirectoryReply reply) {
        if (withNode) {
            reply.addWithNode(
                    0,
                    0,
                    0,
                    0,
                    null,
                    reader.inode(),
                    reader.nextOffset(),
                    reader.type(),
                    reader.nameView());
        } else {
            reply.add(reader.inode(), reader.nextOffset(), reader.type(), reader.nameView());
        }
    }
}
