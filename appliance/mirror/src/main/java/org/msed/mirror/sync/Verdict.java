package org.msed.mirror.sync;

/** What the target says of an entry it was told about. One byte; details follow as written. */
final class Verdict {

    /** The entry is as it should be now, or would be but for content. */
    static final byte DONE = 0;

    /** The file was made and is empty. */
    static final byte EMPTY = 1;

    /** The file is there: size u64, then summed u8 and, if 1, the checksum of the whole. */
    static final byte PRESENT = 2;

    /** The directory was made and is empty. */
    static final byte MADE = 3;

    /** The directory was there, and what is below it may differ. */
    static final byte LOOK = 4;

    /** Comparing only: it is not there, or of another type, or another link. */
    static final byte MISSING = 5;

    /** Flag: comparing only, its attributes differ. */
    static final byte ATTRIBUTES_DIFFER = 0x40;

    private Verdict() {}
}
