package org.msed.mirror.stream;

import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileHandle;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.natives.ErrnoException;

/** A file of the copy that the holder's inode number means at present. */
final class BoundFile {

    private final long localInode;
    private final int type;
    private final FileHandle handle;
    private boolean nameless;
    private Descriptor path;
    private SharedDescriptor content;

    /**
     * Takes the reference over.
     *
     * @param path O_PATH
     * @param handle null where the file system has none, or this process may not open them
     */
    BoundFile(Descriptor path, long localInode, int type, FileHandle handle) {
        this.path = path;
        this.localInode = localInode;
        this.type = type;
        this.handle = handle;
    }

    /** The number it has on this node. */
    long localInode() {
        return localInode;
    }

    /** Whether it has content that can be open: a regular file or a directory. */
    boolean hasContent() {
        return type == FileStatus.S_IFREG || type == FileStatus.S_IFDIR;
    }

    boolean isSymbolicLink() {
        return type == FileStatus.S_IFLNK;
    }

    /** Whether its last name was removed: nobody can reach it after a failover. */
    boolean isNameless() {
        return nameless;
    }

    void loseName() {
        nameless = true;
        close();
    }

    /** A reference to it; valid until the next file is asked for. */
    Descriptor path(Descriptor root) throws ErrnoException {
        if (path == null) {
            path = handle.open(root, OpenFlags.O_PATH);
        }
        return path;
    }

    /** The open file or directory; valid until the next file is asked for. */
    Descriptor content(Descriptor root) throws ErrnoException {
        return shared(root).descriptor();
    }

    /** The open file or directory; who uses it beyond the next file says so. */
    SharedDescriptor shared(Descriptor root) throws ErrnoException {
        if (content == null) {
            boolean directory = type == FileStatus.S_IFDIR;
            int flags = directory ? OpenFlags.O_RDONLY : OpenFlags.O_RDWR;
            content = new SharedDescriptor(path(root).reopen(flags));
        }
        return content;
    }

    /** Closes what can be opened again. */
    void shrink() {
        closeContent();
        if (handle != null) {
            closePath();
        }
    }

    void close() {
        closeContent();
        closePath();
    }

    private void closeContent() {
        if (content != null) {
            content.leave();
            content = null;
        }
    }

    private void closePath() {
        if (path != null) {
            path.close();
            path = null;
        }
    }
}
