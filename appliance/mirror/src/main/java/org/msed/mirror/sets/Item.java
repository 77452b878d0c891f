package org.msed.mirror.sets;

import java.util.Arrays;

/**
 * Something that may differ between the nodes. Inodes are numbers of the node that keeps the item.
 */
public sealed interface Item {

    /** The number by which the directory of a dataset itself is named. */
    long ROOT = 1;

    /** Ranges are kept in steps of this many bytes. */
    int STEP_BYTES = 1 << 16;

    /** Index of the dataset within the pair, from 0. */
    int dataset();

    /**
     * Bytes of a file, and its attributes with them.
     *
     * @param from first byte, a multiple of {@link #STEP_BYTES}
     * @param to first byte behind; {@link Long#MAX_VALUE} = up to the end, wherever that is
     */
    record Content(int dataset, long inode, long from, long to) implements Item {}

    /** Mode, owner, times, extended attributes and access control lists of an inode. */
    record Attributes(int dataset, long inode) implements Item {}

    /**
     * A name in a directory: whether it is there, and all of what it names, through all levels.
     *
     * @param name raw bytes; the array belongs to the item
     */
    record Entry(int dataset, long directory, byte[] name) implements Item {

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry
                    && entry.dataset == dataset
                    && entry.directory == directory
                    && Arrays.equals(entry.name, name);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * dataset + Long.hashCode(directory)) + Arrays.hashCode(name);
        }
    }

    /**
     * All names in a directory, and the content of the files among them; a directory among them is
     * looked into only if the other node has it not, or with other attributes.
     */
    record Names(int dataset, long directory) implements Item {}

    /** Everything below a directory, through all levels. */
    record Below(int dataset, long directory) implements Item {}
}
