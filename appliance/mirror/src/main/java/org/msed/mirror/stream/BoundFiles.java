package org.msed.mirror.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileHandle;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/** One dataset of the copy: its directory, and the files that the holder's numbers mean. */
final class BoundFiles {

    private static final int NAME_LIMIT = 255;

    private final byte[] directory;
    private final Remains remains;
    private final OpenFiles openFiles;
    private final StatusBuffer status = new StatusBuffer();
    private final Map<Long, BoundFile> byInode = new HashMap<>();
    private final Map<Long, BoundFile> byLocalInode = new HashMap<>();
    private SharedDescriptor root;
    private boolean handles;

    /**
     * Opens nothing yet.
     *
     * @param directory absolute
     */
    BoundFiles(byte[] directory, Remains remains, OpenFiles openFiles) {
        this.directory = directory;
        this.remains = remains;
        this.openFiles = openFiles;
    }

    /** The dataset's directory, open for reading. */
    Descriptor root() throws ErrnoException {
        return sharedRoot().descriptor();
    }

    /** The same; who uses it beyond this attachment says so. */
    SharedDescriptor sharedRoot() throws ErrnoException {
        if (root == null) {
            int flags = OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY;
            root = new SharedDescriptor(Descriptor.open(directory, flags));
            handles = FileHandle.usable(root.descriptor());
        }
        return root;
    }

    /**
     * From now on the number means this file.
     *
     * @param path O_PATH, taken over
     */
    BoundFile bind(long inode, Descriptor path) throws ErrnoException {
        unbind(inode);
        try {
            Attributes.read(path, status);
            FileHandle handle = handles ? FileHandle.of(path) : null;
            BoundFile file = new BoundFile(path, status.inode(), status.type(), handle);
            byInode.put(inode, file);
            byLocalInode.put(file.localInode(), file);
            openFiles.use(file);
            return file;
        } catch (ErrnoException e) {
            path.close();
            throw e;
        }
    }

    void unbind(long inode) {
        BoundFile file = byInode.remove(inode);
        if (file != null) {
            byLocalInode.remove(file.localInode(), file);
            openFiles.forget(file);
            file.close();
        }
    }

    /** The file that the number means. */
    BoundFile file(long inode) throws IOException {
        BoundFile file = byInode.get(inode);
        if (file == null) {
            throw new IOException("inode " + inode + " was never bound in this attachment");
        }
        if (!file.isNameless()) {
            openFiles.use(file);
        }
        return file;
    }

    /** The file as a reference. */
    Descriptor path(long inode) throws IOException {
        return file(inode).path(root());
    }

    /**
     * Whether this is the last name of what it names.
     *
     * @return its number on this node; 0 when there is no such name, or it has others
     */
    long lastName(Descriptor parent, byte[] name) throws ErrnoException {
        boolean last =
                Attributes.find(parent, name, status)
                        && (status.links() == 1 || status.type() == FileStatus.S_IFDIR);
        return last ? status.inode() : 0;
    }

    /** rmdir(2), with what this node alone has in it. */
    void removeDirectory(Descriptor parent, byte[] name) throws ErrnoException {
        remains.removeDirectory(root(), parent, name);
    }

    /** The file with this number on this node has no name any more. */
    void loseName(long localInode) {
        BoundFile file = localInode == 0 ? null : byLocalInode.remove(localInode);
        if (file != null) {
            openFiles.forget(file);
            file.loseName();
        }
    }

    /** Closes everything. */
    void forget() {
        byInode.values().forEach(this::forget);
        byInode.clear();
        byLocalInode.clear();
        if (root != null) {
            root.leave();
            root = null;
        }
    }

    private void forget(BoundFile file) {
        openFiles.forget(file);
        file.close();
    }

    /** One name and nothing else. */
    static byte[] checked(byte[] name) throws ErrnoException {
        boolean bad = name.length == 0 || name.length > NAME_LIMIT;
        for (byte each : name) {
            bad |= each == 0 || each == '/';
        }
        bad |= name.length == 1 && name[0] == '.';
        bad |= name.length == 2 && name[0] == '.' && name[1] == '.';
        if (bad) {
            String shown = new String(name, StandardCharsets.UTF_8);
            throw new ErrnoException("name(" + shown + ")", FileErrno.EINVAL, "no single name");
        }
        return name;
    }
}
