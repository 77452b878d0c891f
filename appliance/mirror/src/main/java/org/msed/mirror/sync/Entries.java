package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.msed.mirror.sync.VisitMessage.Manner;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileStatus;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/** The entries of one directory of the target, made like the source's or compared with them. */
final class Entries {

    /** Files of up to this size are summed as a whole when they are visited, and sent whole. */
    static final int SMALL_BYTES = 256 << 10;

    private static final int PRIVATE = 0600;
    private static final int PRIVATE_DIRECTORY = 0700;

    private final SyncDataset dataset;
    private final Descriptor directory;
    private final byte[] path;
    private final Removal removal;
    private final StatusBuffer status = new StatusBuffer();

    Entries(SyncDataset dataset, Descriptor directory, byte[] path, Removal removal) {
        this.dataset = dataset;
        this.directory = directory;
        this.path = path;
        this.removal = removal;
    }

    /** Makes an entry like the source's as far as possible without content. */
    void make(VisitMessage.Entry entry, ByteBuffer verdict) throws IOException {
        if (entry.manner() == Manner.ABSENT) {
            removal.remove(directory, path, entry.name());
            verdict.put(Verdict.DONE);
            return;
        }
        Descriptor found = find(entry.name());
        if (found != null && !Meta.read(found, status).sameKind(entry.meta())) {
            found.close();
            removeForGood(entry.name());
            found = null;
        }
        if (!entry.meta().isDirectory() && !linkedAsWanted(found, entry)) {
            close(found);
            found = relink(entry);
        }
        if (found == null) {
            create(entry);
        }
        boolean made = found == null;
        try (Descriptor file = made ? find(entry.name()) : found) {
            settle(entry, file, made, verdict);
        }
    }

    private void settle(VisitMessage.Entry entry, Descriptor file, boolean made, ByteBuffer verdict)
            throws IOException {
        Meta now = Meta.read(file, status);
        boolean differs = !now.sameAttributes(entry.meta());
        if (differs) {
            entry.meta().apply(file, status);
        }
        if (entry.meta().isDirectory()) {
            boolean look =
                    entry.manner() == Manner.WHOLE || entry.manner() == Manner.SHALLOW && differs;
            verdict.put(made ? Verdict.MADE : look ? Verdict.LOOK : Verdict.DONE);
        } else if (!entry.meta().isFile()) {
            verdict.put(Verdict.DONE);
        } else if (made) {
            verdict.put(Verdict.EMPTY);
        } else {
            present(entry, file, now.size(), verdict, false);
        }
    }

    private void present(
            VisitMessage.Entry entry,
            Descriptor file,
            long size,
            ByteBuffer verdict,
            boolean ofDisk)
            throws IOException {
        boolean whole = entry.manner() == Manner.WHOLE || entry.manner() == Manner.SHALLOW;
        boolean sum = whole && size == entry.meta().size() && size <= SMALL_BYTES;
        verdict.put(Verdict.PRESENT).putLong(size).put((byte) (sum ? 1 : 0));
        if (sum) {
            try (Descriptor reading = file.reopen(OpenFlags.O_RDONLY | OpenFlags.O_NOATIME)) {
                verdict.put(
                        size == 0 ? Checksum.of(new byte[0], 0, 0) : sum(reading, size, ofDisk));
            }
        }
    }

    private static byte[] sum(Descriptor file, long size, boolean ofDisk) throws ErrnoException {
        return ofDisk
                ? Checksum.ofDisk(file, 0, size, SMALL_BYTES)
                : Checksum.of(file, 0, size, SMALL_BYTES);
    }

    /** Says how an entry differs, and changes nothing. */
    void compare(VisitMessage.Entry entry, ByteBuffer verdict) throws IOException {
        Descriptor found = find(entry.name());
        if (entry.manner() == Manner.ABSENT) {
            verdict.put(found == null ? Verdict.DONE : Verdict.MISSING);
            close(found);
            return;
        }
        if (found == null) {
            verdict.put(Verdict.MISSING);
            return;
        }
        try (found) {
            Meta now = Meta.read(found, status);
            boolean linked = entry.meta().isDirectory() || linkedAsWanted(found, entry);
            if (!now.sameKind(entry.meta()) || !linked) {
                verdict.put(Verdict.MISSING);
                return;
            }
            int at = verdict.position();
            if (entry.meta().isDirectory()) {
                verdict.put(entry.manner() == Manner.WHOLE ? Verdict.LOOK : Verdict.DONE);
            } else if (entry.meta().isFile()) {
                present(entry, found, now.size(), verdict, true);
            } else {
                verdict.put(Verdict.DONE);
            }
            if (!now.sameAttributes(entry.meta())) {
                verdict.put(at, (byte) (verdict.get(at) | Verdict.ATTRIBUTES_DIFFER));
            }
        }
    }

    /**
     * Whether exactly the names that the source has for the inode are the names that it has here. A
     * name whose directory is not here yet is made when that one is visited.
     */
    private boolean linkedAsWanted(Descriptor found, VisitMessage.Entry entry) throws IOException {
        if (found == null) {
            return entry.group().size() < 2;
        }
        Attributes.read(found, status);
        long inode = status.inode();
        int links = status.links();
        int here = entry.group().isEmpty() ? 1 : 0;
        for (byte[] name : entry.group()) {
            long other = inodeOf(name);
            if (other == inode) {
                here++;
            } else if (other != NO_DIRECTORY) {
                return false;
            }
        }
        return links == here;
    }

    private static final long NO_DIRECTORY = -1;
    private static final long NO_NAME = -2;

    private long inodeOf(byte[] other) throws IOException {
        try (Descriptor parent = Walk.open(dataset, Paths.parent(other))) {
            if (parent == null) {
                return NO_DIRECTORY;
            }
            return Attributes.find(parent, Paths.name(other), status) ? status.inode() : NO_NAME;
        }
    }

    /**
     * Gives the inode the source's names and no others: one whose names are all the source's is
     * kept and gets what is missing; otherwise this entry becomes a file of its own first.
     *
     * @return the file, open with O_PATH; null if it has yet to be created
     */
    private Descriptor relink(VisitMessage.Entry entry) throws IOException {
        Descriptor kept = usable(entry);
        if (kept == null) {
            removeForGood(entry.name());
            if (entry.group().size() < 2) {
                return null;
            }
            create(entry);
            kept = find(entry.name());
        }
        linkAll(entry, kept);
        return kept;
    }

    /** An inode under one of the wanted names that has no name besides them. */
    private Descriptor usable(VisitMessage.Entry entry) throws IOException {
        for (byte[] name : entry.group()) {
            Descriptor candidate = open(name);
            if (candidate == null) {
                continue;
            }
            Attributes.read(candidate, status);
            long inode = status.inode();
            int links = status.links();
            int here = 0;
            for (byte[] other : entry.group()) {
                here += inodeOf(other) == inode ? 1 : 0;
            }
            if (links == here && Meta.read(candidate, status).sameKind(entry.meta())) {
                return candidate;
            }
            candidate.close();
        }
        return null;
    }

    private void linkAll(VisitMessage.Entry entry, Descriptor file) throws IOException {
        Attributes.read(file, status);
        long inode = status.inode();
        for (byte[] name : entry.group()) {
            long other = inodeOf(name);
            if (other != inode && other != NO_DIRECTORY) {
                byte[] parentPath = Paths.parent(name);
                try (Descriptor parent = Walk.open(dataset, parentPath)) {
                    Meta before = Meta.read(parent, status);
                    if (!removal.remove(parent, parentPath, Paths.name(name))) {
                        throw kept(name);
                    }
                    Names.link(file, parent, Paths.name(name));
                    before.apply(parent, status);
                }
            }
        }
    }

    private void create(VisitMessage.Entry entry) throws IOException {
        Meta meta = entry.meta();
        switch (meta.type()) {
            case FileStatus.S_IFDIR ->
                    Names.makeDirectory(directory, entry.name(), PRIVATE_DIRECTORY);
            case FileStatus.S_IFLNK ->
                    Names.makeSymbolicLink(directory, entry.name(), meta.target());
            default ->
                    Names.makeNode(directory, entry.name(), meta.type() | PRIVATE, meta.device());
        }
    }

    /** Leaves under a name nothing, or a regular file that has no other name. */
    void leaveOnlyPrivateFile(byte[] name) throws IOException {
        if (Attributes.find(directory, name, status)
                && (status.type() != FileStatus.S_IFREG || status.links() > 1)) {
            removeForGood(name);
        }
    }

    private void removeForGood(byte[] name) throws IOException {
        if (!removal.remove(directory, path, name)) {
            throw kept(Paths.child(path, name));
        }
    }

    private static IOException kept(byte[] path) {
        return new IOException(
                Paths.text(path)
                        + " cannot make room for the source's: it is excluded from the dataset, or"
                        + " has a mount below it; move that away on this node");
    }

    private Descriptor find(byte[] name) throws ErrnoException {
        try {
            return directory.open(name, OpenFlags.O_PATH, 0);
        } catch (ErrnoException e) {
            if (Walk.absent(e)) {
                return null;
            }
            throw e;
        }
    }

    private Descriptor open(byte[] name) throws ErrnoException {
        try {
            return dataset.directory().openBeneath(name, OpenFlags.O_PATH, 0);
        } catch (ErrnoException e) {
            if (Walk.absent(e)) {
                return null;
            }
            throw e;
        }
    }

    private static void close(Descriptor found) {
        if (found != null) {
            found.close();
        }
    }
}
