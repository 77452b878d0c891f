package org.msed.mirror.sync;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a directory of the source holds under some of its names.
 *
 * <pre>
 * kind u8, number u32, dataset u16, path of the directory, then entries:
 *   name, manner u8, and unless {@link Manner#ABSENT}: attributes, count u16 and paths of all
 *   names of the inode (none if it has one name)
 * </pre>
 */
record VisitMessage(int number, int dataset, byte[] directory, List<Entry> entries) {

    /** How an entry is to be compared; the code is the position. */
    enum Manner {
        /** The source has no such name. */
        ABSENT,
        /** All of its content; a directory through all levels. */
        WHOLE,
        /** All of its content; a directory only if it looks different. */
        SHALLOW,
        /** Ranges of its content, which the source asks for. */
        PART,
        /** Its attributes. */
        ATTRIBUTES;

        static final Manner[] ALL = values();
    }

    /**
     * A name.
     *
     * @param meta null if absent
     * @param group paths of all names of the inode, if there are several
     */
    record Entry(byte[] name, Manner manner, Meta meta, List<byte[]> group) {
        int length() {
            int length = 2 + name.length + 1 + 2 + (meta == null ? 0 : meta.length());
            for (byte[] path : group) {
                length += 2 + path.length;
            }
            return length;
        }

        void put(ByteBuffer to) {
            Wire.putBytes(to, name);
            to.put((byte) manner.ordinal());
            if (manner != Manner.ABSENT) {
                meta.put(to);
                to.putShort((short) group.size());
                group.forEach(path -> Wire.putBytes(to, path));
            }
        }

        static Entry get(ByteBuffer from) {
            byte[] name = Wire.getBytes(from);
            Manner manner = Manner.ALL[from.get()];
            if (manner == Manner.ABSENT) {
                return new Entry(name, manner, null, List.of());
            }
            Meta meta = Meta.get(from);
            List<byte[]> group = new ArrayList<>();
            for (int left = Short.toUnsignedInt(from.getShort()); left > 0; left--) {
                group.add(Wire.getBytes(from));
            }
            return new Entry(name, manner, meta, group);
        }
    }

    int length() {
        return 1 + 4 + 2 + 2 + directory.length + entries.stream().mapToInt(Entry::length).sum();
    }

    ByteBuffer encode() {
        ByteBuffer to = ByteBuffer.allocate(length());
        to.put(Wire.VISIT).putInt(number).putShort((short) dataset);
        Wire.putBytes(to, directory);
        entries.forEach(entry -> entry.put(to));
        return to.flip();
    }

    /** Reads what follows the kind. */
    static VisitMessage get(ByteBuffer from) {
        int number = from.getInt();
        int dataset = Wire.getDataset(from);
        byte[] directory = Wire.getBytes(from);
        List<Entry> entries = new ArrayList<>();
        while (from.hasRemaining()) {
            entries.add(Entry.get(from));
        }
        return new VisitMessage(number, dataset, directory, entries);
    }
}
