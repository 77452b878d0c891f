package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.natives.ErrnoException;

/**
 * Takes a name away with all that is below it, what the dataset excludes too: without its directory
 * it has no place.
 */
final class Removal {
    private static final int EBUSY = 16;

    private final SyncDataset dataset;

    Removal(SyncDataset dataset) {
        this.dataset = dataset;
    }

    /**
     * Removes a name if it is there.
     *
     * @param parent the directory's path
     * @return false: it is excluded itself, or a mount keeps it
     */
    boolean remove(Descriptor directory, byte[] parent, byte[] name) throws IOException {
        byte[] path = Paths.child(parent, name);
        return !dataset.exclusion().excludes(path) && removeAll(directory, path, name);
    }

    private boolean removeAll(Descriptor directory, byte[] path, byte[] name) throws IOException {
        try {
            Names.remove(directory, name);
            return true;
        } catch (ErrnoException e) {
            if (e.errno() == FileErrno.ENOENT) {
                return true;
            } else if (e.errno() != FileErrno.EISDIR) {
                throw e;
            }
        }
        return removeDirectory(directory, path, name);
    }

    private boolean removeDirectory(Descriptor directory, byte[] path, byte[] name)
            throws IOException {
        if (isMount(path)) {
            return false;
        }
        for (byte[] below : names(path)) {
            try (Descriptor child =
                    directory.open(name, OpenFlags.O_PATH | OpenFlags.O_DIRECTORY, 0)) {
                removeAll(child, Paths.child(path, below), below);
            }
        }
        try {
            Names.removeDirectory(directory, name);
            return true;
        } catch (ErrnoException e) {
            if (e.errno() == FileErrno.ENOTEMPTY || e.errno() == EBUSY) {
                return false;
            }
            throw e;
        }
    }

    private boolean isMount(byte[] path) throws ErrnoException {
        Descriptor opened = Walk.open(dataset, path);
        if (opened == null) {
            return true;
        }
        opened.close();
        return false;
    }

    private List<byte[]> names(byte[] path) throws ErrnoException {
        List<byte[]> names = new ArrayList<>();
        try (Descriptor opened = Walk.open(dataset, path)) {
            DirectoryReader reader =
                    new DirectoryReader(
                            opened, ByteBuffer.allocateDirect(DirectoryReader.BUFFER_BYTES));
            while (reader.next()) {
                if (!reader.isSelfOrParent()) {
                    names.add(reader.name());
                }
            }
        }
        return names;
    }
}
