package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/** The node that a name leads to: struct fuse_entry_out. Counts as one lookup of that node. */
public final class EntryReply extends Reply {
    EntryReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    /**
     * Answers with a node.
     *
     * @param node its id, above 1; the kernel uses it until it has sent as many lookups to {@link
     *     FuseHandler#forget} as it was given
     * @param generation tells two files apart that have the same node id one after the other
     * @param entryMillis how long the kernel may trust the name
     * @param attributesMillis how long it may trust the attributes
     * @param attributes of the node
     */
    public void entry(
            long node,
            long generation,
            long entryMillis,
            long attributesMillis,
            FileAttributes attributes) {
        putEntry(bytes, start, node, generation, entryMillis, attributesMillis, attributes);
        length(ENTRY_BYTES);
    }

    /**
     * Answers a lookup with "no such name", and lets the kernel remember that. (ENOENT is not
     * remembered.)
     *
     * @param entryMillis how long
     */
    public void absent(long entryMillis) {
        for (int at = start; at < start + ENTRY_BYTES; at += 8) {
            bytes.putLong(at, 0);
        }
        bytes.putLong(start + 16, entryMillis / 1000).putInt(start + 32, nanos(entryMillis));
        length(ENTRY_BYTES);
    }
}
