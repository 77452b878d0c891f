package org.msed.platform.fuse;

import java.nio.ByteBuffer;

/** The attributes of a node: struct fuse_attr_out (seconds 8, nanos 4, pad 4, attributes 88). */
public final class AttributesReply extends Reply {
    AttributesReply(ByteBuffer bytes, int start) {
        super(bytes, start);
    }

    /**
     * Answers with attributes.
     *
     * @param validMillis how long the kernel may trust them
     * @param attributes after the operation
     */
    public void attributes(long validMillis, FileAttributes attributes) {
        bytes.putLong(start, validMillis / 1000).putInt(start + 8, nanos(validMillis));
        bytes.putInt(start + 12, 0);
        putAttributes(bytes, start + 16, attributes);
        length(16 + ATTRIBUTES_BYTES);
    }
}
