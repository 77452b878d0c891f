package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/** A new node, open: struct fuse_entry_out and struct fuse_open_out. Counts as one lookup. */
public final class CreateReply extends Reply {
    CreateReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    /**
     * The node, as {@link EntryReply#entry}.
     *
     * @param node its id, above 1
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
        length(ENTRY_BYTES + OPEN_BYTES);
    }

    /**
     * The open file, as {@link OpenReply#opened}.
     *
     * @param handle comes back with each request through this file
     * @param flags of {@link OpenReply}
     */
    public void opened(long handle, int flags) {
        putOpen(bytes, start + ENTRY_BYTES, handle, flags);
        length(ENTRY_BYTES + OPEN_BYTES);
    }
}
