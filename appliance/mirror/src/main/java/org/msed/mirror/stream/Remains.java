package org.msed.mirror.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.msed.core.dataset.Exclusion;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.natives.ErrnoException;

/**
 * What this node alone has in a directory that the holder removed. It is excluded, so the holder
 * could not say that it is gone; without its directory it has no place, and goes with it.
 */
final class Remains {

    private static final int DIRECTORY = OpenFlags.O_DIRECTORY | OpenFlags.O_NOFOLLOW;

    private final Exclusion exclusion;

    Remains(Exclusion exclusion) {
        this.exclusion = exclusion;
    }

    /**
     * Removes a directory that is empty but for what is excluded.
     *
     * @throws ErrnoException ENOTEMPTY: something else is in it; nothing is removed then
     */
    void removeDirectory(Descriptor root, Descriptor parent, byte[] name) throws ErrnoException {
        try {
            Names.removeDirectory(parent, name);
        } catch (ErrnoException e) {
            if (e.errno() != FileErrno.ENOTEMPTY || exclusion.isEmpty()) {
                throw e;
            }
            try (Descriptor directory = parent.open(name, DIRECTORY, 0)) {
                List<byte[]> below = names(directory);
                requireExcluded(below(root, directory), below, e);
                for (byte[] each : below) {
                    removeAll(directory, each);
                }
            }
            Names.removeDirectory(parent, name);
        }
    }

    private void requireExcluded(byte[] path, List<byte[]> names, ErrnoException otherwise)
            throws ErrnoException {
        for (byte[] name : names) {
            ByteArrayOutputStream child = new ByteArrayOutputStream();
            child.writeBytes(path);
            child.writeBytes(name);
            if (!exclusion.excludes(child.toByteArray())) {
                throw otherwise;
            }
        }
    }

    /** From the dataset's directory, with a slash behind it. */
    private static byte[] below(Descriptor root, Descriptor directory) throws ErrnoException {
        int skip = Names.path(root).length + 1;
        byte[] whole = Names.path(directory);
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        path.write(whole, skip, whole.length - skip);
        path.write('/');
        return path.toByteArray();
    }

    private static void removeAll(Descriptor parent, byte[] name) throws ErrnoException {
        try {
            Names.remove(parent, name);
        } catch (ErrnoException e) {
            if (e.errno() != FileErrno.EISDIR) {
                throw e;
            }
            try (Descriptor directory = parent.open(name, DIRECTORY, 0)) {
                for (byte[] below : names(directory)) {
                    removeAll(directory, below);
                }
            }
            Names.removeDirectory(parent, name);
        }
    }

    private static List<byte[]> names(Descriptor directory) throws ErrnoException {
        List<byte[]> names = new ArrayList<>();
        DirectoryReader reader =
                new DirectoryReader(
                        directory, ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES));
        while (reader.next()) {
            if (!reader.isSelfOrParent()) {
                names.add(reader.name());
            }
        }
        return names;
    }
}
