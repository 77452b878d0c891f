package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.msed.mirror.sets.Item;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;
import org.msed.platform.natives.ErrnoException;

/**
 * How a name looks on a node at one moment, in few bytes, so that the other node can look at its
 * own at the same place of the stream. One thread.
 *
 * <pre>
 * dataset u16, path, flags u8, and if it is there: mode u32, uid u32, gid u32, device u64,
 * size u64, seconds u64, nanos u32, links u32, checksum of the symbolic link's target,
 * checksum of the extended attributes, count u8 of names and for each: name, same inode u8,
 * from u64, count u8 of chunks and for each: checksum
 * </pre>
 */
public final class Sight {

    /** Bytes of content that one checksum is of. */
    public static final int CHUNK_BYTES = 64 << 10;

    /** Bytes of content that one sight is of, at most. */
    public static final int CONTENT_BYTES = 1 << 20;

    /** Names of one inode that are looked at. */
    private static final int NAMES = 16;

    /** No such name at the target. */
    public static final int MISSING = 1;

    /** Such a name only at the target. */
    public static final int EXTRA = 2;

    /** Other names of the same inode. */
    public static final int LINKS = 4;

    /** Another mode. */
    public static final int MODE = 8;

    /** Another owner or group. */
    public static final int OWNER = 16;

    /** Another time of modification. */
    public static final int TIME = 32;

    /** Other extended attributes or access control lists. */
    public static final int XATTRS = 64;

    /** Another size. */
    public static final int SIZE = 128;

    /** Other content; which chunks stands beside it. */
    public static final int CONTENT = 256;

    private static final int PRESENT = 1;
    private static final int TIME_UNTOLD = 2;

    private final List<SyncDataset> datasets;
    private final StatusBuffer status = new StatusBuffer();

    /**
     * @param datasets in the order of their numbers
     */
    public Sight(List<SyncDataset> datasets) {
        this.datasets = List.copyOf(datasets);
    }

    /** Whether an inode's time of modification is not in the stream yet. */
    public interface Times {
        /** Of an inode of this node; {@link Item#ROOT} is the dataset's directory. */
        boolean pending(int dataset, long inode);
    }

    /**
     * What was described.
     *
     * @param inode 0 where there is none
     * @param directory of the name, {@link Item#ROOT} for the dataset's own; 0 where there is none
     */
    public record Described(Suspect suspect, long inode, long directory) {

        /** What to copy where the target differs so, as {@link #compare} says it. */
        public Item repair(int differs, long from, long to) {
            int dataset = suspect.dataset();
            byte[] path = suspect.path();
            if (path.length > 0 && (differs & (MISSING | EXTRA | LINKS)) != 0) {
                return directory == 0
                        ? new Item.Below(dataset, Item.ROOT)
                        : new Item.Entry(dataset, directory, Paths.name(path));
            }
            return to > from
                    ? new Item.Content(dataset, inode, from, to)
                    : new Item.Attributes(dataset, path.length == 0 ? Item.ROOT : inode);
        }
    }

    /** Room that the description of a suspect takes at most. */
    public static int lengthLimit(Suspect suspect) {
        int length = 256 + suspect.path().length;
        int count = Math.min(NAMES, suspect.names().size());
        for (byte[] name : suspect.names().subList(0, count)) {
            length += 3 + name.length;
        }
        return length + CONTENT_BYTES / CHUNK_BYTES * Checksum.BYTES;
    }

    /**
     * Describes a suspect as it is here.
     *
     * @param suspect with at most {@link #CONTENT_BYTES} of content
     * @throws IOException it cannot be read
     */
    public Described describe(Suspect suspect, Times times, ByteBuffer to) throws IOException {
        to.putShort((short) suspect.dataset());
        Wire.putBytes(to, suspect.path());
        try (Descriptor file = open(suspect.dataset(), suspect.path())) {
            if (file == null) {
                to.put((byte) 0);
                return new Described(suspect, 0, directory(suspect));
            }
            Meta meta = Meta.read(file, status);
            long inode = status.inode();
            int links = status.links();
            boolean root = suspect.path().length == 0;
            boolean untold = times.pending(suspect.dataset(), root ? Item.ROOT : inode);
            to.put((byte) (untold ? PRESENT | TIME_UNTOLD : PRESENT));
            put(meta, links, to);
            putNames(suspect, inode, to);
            putContent(suspect, file, meta, to);
            return new Described(suspect, inode, directory(suspect));
        }
    }

    private long directory(Suspect suspect) throws ErrnoException {
        byte[] parent = Paths.parent(suspect.path());
        if (parent.length == 0) {
            return Item.ROOT;
        }
        try (Descriptor found = Walk.open(datasets.get(suspect.dataset()), parent)) {
            if (found == null) {
                return 0;
            }
            Attributes.read(found, status);
            return status.inode();
        }
    }

    private static void put(Meta meta, int links, ByteBuffer to) {
        to.putInt(meta.mode()).putInt(meta.uid()).putInt(meta.gid()).putLong(meta.device());
        to.putLong(meta.size()).putLong(meta.mtimeSeconds()).putInt(meta.mtimeNanos());
        to.putInt(meta.isDirectory() ? 0 : links);
        to.put(Checksum.of(meta.target(), 0, meta.target().length)).put(sum(meta.xattrs()));
    }

    private static byte[] sum(List<Meta.Xattr> xattrs) {
        int length = xattrs.stream().mapToInt(x -> 8 + x.name().length + x.value().length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        for (Meta.Xattr each : xattrs) {
            all.putInt(each.name().length).put(each.name());
            all.putInt(each.value().length).put(each.value());
        }
        return Checksum.of(all.array(), 0, length);
    }

    private void putNames(Suspect suspect, long inode, ByteBuffer to) throws ErrnoException {
        List<byte[]> names = suspect.names();
        int count = Math.min(NAMES, names.size());
        to.put((byte) count);
        for (byte[] name : names.subList(0, count)) {
            Wire.putBytes(to, name);
            to.put((byte) (isNameOf(suspect.dataset(), name, inode) ? 1 : 0));
        }
    }

    private boolean isNameOf(int dataset, byte[] name, long inode) throws ErrnoException {
        try (Descriptor other = open(dataset, name)) {
            if (other == null) {
                return false;
            }
            Attributes.read(other, status);
            return status.inode() == inode;
        }
    }

    private static void putContent(Suspect suspect, Descriptor file, Meta meta, ByteBuffer to)
            throws ErrnoException {
        boolean content = meta.isFile() && suspect.to() > suspect.from();
        to.putLong(suspect.from());
        byte[] sums = content ? sums(file, suspect.from(), suspect.to()) : new byte[0];
        to.put((byte) (sums.length / Checksum.BYTES)).put(sums);
    }

    private static byte[] sums(Descriptor file, long from, long to) throws ErrnoException {
        try (Descriptor reading = file.reopen(OpenFlags.O_RDONLY | OpenFlags.O_NOATIME)) {
            return Checksum.of(reading, from, to - from, CHUNK_BYTES);
        }
    }

    /**
     * Looks at the next name of a description here, and says how it differs: u16 of the flags of
     * this class, u16 with a bit for each chunk that differs.
     *
     * @throws IOException it cannot be read
     */
    public void compare(ByteBuffer description, ByteBuffer verdict) throws IOException {
        int dataset = Wire.getDataset(description);
        byte[] path = Wire.getBytes(description);
        int flags = description.get();
        try (Descriptor file = open(dataset, path)) {
            if ((flags & PRESENT) == 0) {
                verdict.putShort((short) (file == null ? 0 : EXTRA)).putShort((short) 0);
                return;
            }
            int at = verdict.position();
            verdict.putInt(0);
            int chunks = 0;
            int differs = file == null ? MISSING : attributes(dataset, flags, file, description);
            long inode = status.inode();
            if (file == null) {
                skipAttributes(description);
            }
            for (int left = description.get(); left > 0; left--) {
                byte[] name = Wire.getBytes(description);
                boolean same = description.get() != 0;
                if (file != null && isNameOf(dataset, name, inode) != same) {
                    differs |= LINKS;
                }
            }
            long from = description.getLong();
            byte[] sums = new byte[description.get() * Checksum.BYTES];
            description.get(sums);
            if (file != null && sums.length > 0 && (differs & MISSING) == 0) {
                chunks = chunks(file, from, sums);
                differs |= chunks == 0 ? 0 : CONTENT;
            }
            verdict.putShort(at, (short) differs).putShort(at + 2, (short) chunks);
        }
    }

    private static final int ATTRIBUTES_BYTES = 4 * 3 + 8 * 3 + 4 * 2 + 2 * Checksum.BYTES;

    private static void skipAttributes(ByteBuffer from) {
        from.position(from.position() + ATTRIBUTES_BYTES);
    }

    private int attributes(int dataset, int flags, Descriptor file, ByteBuffer theirs)
            throws IOException {
        Meta mine = Meta.read(file, status);
        ByteBuffer own = ByteBuffer.allocate(ATTRIBUTES_BYTES);
        put(mine, status.links(), own);
        own.flip();
        int differs = 0;
        int mode = theirs.getInt();
        boolean sameKind = (mode ^ own.getInt()) >>> 12 == 0;
        differs |= mode == mine.mode() ? 0 : MODE;
        differs |= theirs.getInt() == own.getInt() ? 0 : OWNER;
        differs |= theirs.getInt() == own.getInt() ? 0 : OWNER;
        sameKind &= theirs.getLong() == own.getLong();
        differs |= theirs.getLong() == own.getLong() ? 0 : SIZE;
        boolean sameTime = theirs.getLong() == own.getLong() & theirs.getInt() == own.getInt();
        differs |= sameTime || (flags & TIME_UNTOLD) != 0 ? 0 : TIME;
        boolean sameLinks = theirs.getInt() == own.getInt();
        boolean counts = datasets.get(dataset).exclusion().isEmpty();
        differs |= sameLinks || !counts ? 0 : LINKS;
        sameKind &= sameSum(theirs, own);
        differs |= sameSum(theirs, own) ? 0 : XATTRS;
        return sameKind ? differs : MISSING;
    }

    private static boolean sameSum(ByteBuffer one, ByteBuffer other) {
        byte[] first = new byte[Checksum.BYTES];
        byte[] second = new byte[Checksum.BYTES];
        one.get(first);
        other.get(second);
        return Arrays.equals(first, second);
    }

    private static int chunks(Descriptor file, long from, byte[] theirs) throws ErrnoException {
        int count = theirs.length / Checksum.BYTES;
        byte[] mine = sums(file, from, from + (long) count * CHUNK_BYTES);
        int differ = 0;
        for (int i = 0; i < count; i++) {
            int at = i * Checksum.BYTES;
            int end = at + Checksum.BYTES;
            differ |= Arrays.equals(mine, at, end, theirs, at, end) ? 0 : 1 << i;
        }
        return differ;
    }

    private Descriptor open(int dataset, byte[] path) throws ErrnoException {
        SyncDataset of = datasets.get(dataset);
        if (path.length == 0) {
            return of.directory().reopen(OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY);
        }
        try {
            return of.directory().openBeneath(path, OpenFlags.O_PATH, 0);
        } catch (ErrnoException e) {
            if (Walk.absent(e)) {
                return null;
            }
            throw e;
        }
    }
}
