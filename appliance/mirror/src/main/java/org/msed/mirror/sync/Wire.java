package org.msed.mirror.sync;

import java.nio.ByteBuffer;

/** The messages of a run, big-endian. The first byte is the kind; strings are raw bytes. */
final class Wire {

    /** The most bytes of one message. */
    static final int MESSAGE_LIMIT = (1 << 20) - 64;

    /** The version that begins a run; both sides must have the same. */
    static final int VERSION = 1;

    // Source to target.
    /** Version u16, flags u8: 1 = compare only. */
    static final byte BEGIN = 1;

    /** Dataset u16, directory, last u8, then names: all that the directory has. */
    static final byte NAMES = 2;

    /** Number u32, dataset u16, directory, then entries: {@link VisitMessage}. */
    static final byte VISIT = 3;

    /** Dataset u16, directory, then files: name, attributes, length u32, content. */
    static final byte FILES = 4;

    /** Dataset u16, path, offset u64, content. */
    static final byte DATA = 5;

    /** Dataset u16, path, offset u64, length u64. */
    static final byte HOLE = 6;

    /** Dataset u16, path, attributes: the file's content is complete. */
    static final byte FINISH = 7;

    /** Dataset u16, path, attributes: the directory's names are complete. */
    static final byte CLOSE = 8;

    /** Number u32, dataset u16, path, offset u64, length u64, chunk u32. */
    static final byte CHECK = 9;

    /** Number u32: make everything before it durable. */
    static final byte FLUSH = 10;

    /** Nothing follows: everything is there, the target may adopt the source's lineage. */
    static final byte COMMIT = 11;

    /** How far the source is: {@link ProgressMessage}. */
    static final byte PROGRESS = 12;

    // Target to source.
    /** Item, then the path of its inode: something that the target suspects. */
    static final byte FACT = 20;

    /** For each dataset u8: 1 = its directory is empty. */
    static final byte FACTS_END = 21;

    /** Number u32, directory missing u8, then verdicts: {@link Verdict}. */
    static final byte ANSWER = 22;

    /** Number u32, then 16 bytes for each chunk. */
    static final byte SUMS = 23;

    /** Number u32. */
    static final byte FLUSHED = 24;

    /** Nothing follows. */
    static final byte COMMITTED = 25;

    /** Text in UTF-8: the target cannot go on. */
    static final byte PROBLEM = 26;

    /** Bytes u64 that the target has worked off since the run began. */
    static final byte CREDIT = 27;

    /** Dataset u16, directory, then names which the source has not; when comparing only. */
    static final byte EXTRA = 28;

    /** Dataset u16, path: what the source sent for it found nothing there. */
    static final byte LOST = 29;

    private Wire() {}

    static void putBytes(ByteBuffer to, byte[] bytes) {
        to.putShort((short) bytes.length).put(bytes);
    }

    static byte[] getBytes(ByteBuffer from) {
        byte[] bytes = new byte[Short.toUnsignedInt(from.getShort())];
        from.get(bytes);
        return bytes;
    }

    static int getDataset(ByteBuffer from) {
        return Short.toUnsignedInt(from.getShort());
    }
}
