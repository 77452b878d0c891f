package org.msed.mirror.tree;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Predicate;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * Finds a name of an inode. The kernel's own idea is tried first, but it is not always right: after
 * opening by handle it may know no name, and a hard link's other name may be gone.
 */
final class PathFinder {
    private static final int REFERENCE = OpenFlags.O_PATH | OpenFlags.O_NOFOLLOW;

    private final Descriptor root;
    private final long number;
    private final Predicate<byte[]> wanted;
    private final StatusBuffer status = new StatusBuffer();

    PathFinder(Descriptor root, long number, Predicate<byte[]> wanted) {
        this.root = root;
        this.number = number;
        this.wanted = wanted;
    }

    /** Relative to the root; null when it has no name left that is wanted. */
    byte[] find(Descriptor file) throws ErrnoException {
        Attributes.read(file, status);
        if (status.links() == 0) {
            return null;
        }
        boolean onlyName = status.links() == 1 || status.type() == FileStatus.S_IFDIR;
        byte[] shown = below(Names.path(root), Names.path(file));
        if (shown == null || !leadsToIt(shown)) {
            return walk();
        } else if (wanted.test(shown)) {
            return shown;
        }
        return onlyName ? null : walk();
    }

    private static byte[] below(byte[] root, byte[] path) {
        int skip = root.length == 1 ? 1 : root.length + 1;
        boolean isBelow =
                path.length > skip
                        && path[skip - 1] == '/'
                        && Arrays.equals(root, 0, root.length, path, 0, root.length);
        return isBelow ? Arrays.copyOfRange(path, skip, path.length) : null;
    }

    private boolean leadsToIt(byte[] path) throws ErrnoException {
        try (Descriptor found = root.openBeneath(path, REFERENCE, 0)) {
            Attributes.read(found, status);
            return status.inode() == number;
        } catch (ErrnoException e) {
            if (e.errno() == FileErrno.EIO) {
                throw e;
            }
            return false;
        }
    }

    private byte[] walk() throws ErrnoException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES);
        Deque<byte[]> directories = new ArrayDeque<>();
        directories.add(new byte[0]);
        while (!directories.isEmpty()) {
            byte[] directory = directories.poll();
            byte[] found = search(directory, buffer, directories);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private byte[] search(byte[] path, ByteBuffer buffer, Deque<byte[]> directories)
            throws ErrnoException {
        try (Descriptor directory = root.openBeneath(path, OpenFlags.O_DIRECTORY, 0)) {
            DirectoryReader reader = new DirectoryReader(directory, buffer);
            while (reader.next()) {
                if (reader.isSelfOrParent()) {
                    continue;
                }
                byte[] below = join(path, reader.name());
                if (reader.inode() == number && wanted.test(below)) {
                    return below;
                }
                if (isDirectory(reader, below)) {
                    directories.add(below);
                }
            }
            return null;
        } catch (ErrnoException e) {
            // A mount below the dataset is none of its directories.
            if (e.errno() == FileErrno.EXDEV) {
                return null;
            }
            throw e;
        }
    }

    private boolean isDirectory(DirectoryReader reader, byte[] path) throws ErrnoException {
        if (reader.type() != DirectoryReader.DT_UNKNOWN) {
            return reader.type() == DirectoryReader.DT_DIR;
        }
        try (Descriptor file = root.openBeneath(path, REFERENCE, 0)) {
            return Attributes.read(file).type() == FileStatus.S_IFDIR;
        }
    }

    private static byte[] join(byte[] path, byte[] name) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(path);
        if (path.length > 0) {
            joined.write('/');
        }
        joined.writeBytes(name);
        return joined.toByteArray();
    }
}
