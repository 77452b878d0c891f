package org.msed.mirror.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The messages of the lane, and the notes in the stream; big-endian, the first byte is the kind.
 */
final class Words {

    // Holder to standby.
    /** Run u64: begin to compare. */
    static final byte COMPARE = 1;

    /** Run u64, then a message of {@code org.msed.mirror.sync} to the target. */
    static final byte TO_TARGET = 2;

    /** Run u64: it is over. */
    static final byte END = 3;

    // Standby to holder.
    /** Run u64: messages may come. */
    static final byte READY = 4;

    /** Run u64, then a message of {@code org.msed.mirror.sync} to the source. */
    static final byte TO_SOURCE = 5;

    /** Question u64, then for each sight its verdict. */
    static final byte ANSWER = 6;

    /** Question u64, then text in UTF-8: it cannot be answered. */
    static final byte UNANSWERABLE = 7;

    /** Canary u64, then text in UTF-8: why it is not on the disk; empty when it is. */
    static final byte LANDED = 8;

    // Notes.
    /** Canary u64, interval in milliseconds u32. */
    static final byte CANARY = 1;

    /** Question u64, then sights. */
    static final byte QUESTION = 2;

    private Words() {}

    static ByteBuffer of(byte kind, long number) {
        return ByteBuffer.allocate(1 + Long.BYTES).put(kind).putLong(number).flip();
    }

    static ByteBuffer of(byte kind, long number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(1 + Long.BYTES + bytes.length);
        return out.put(kind).putLong(number).put(bytes).flip();
    }

    static String text(ByteBuffer from) {
        return StandardCharsets.UTF_8.decode(from).toString();
    }
}
