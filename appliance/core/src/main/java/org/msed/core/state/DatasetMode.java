package org.msed.core.state;

/** What an {@code fsync} in a dataset waits for; that is all a mode says (design D17). */
public enum DatasetMode {
    /** Both disks. */
    SYNC(1, "sync"),
    /** The own disk and the peer's memory. Outside of I4 and I5. */
    RECEIVE(2, "receive"),
    /** The own disk; the peer may be behind by a bound. Outside of I4 and I5. */
    ASYNC(3, "async");

    private final int code;
    private final String word;

    DatasetMode(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** Stable number on the wire. */
    public int code() {
        return code;
    }

    /** The spelling in files, commands and listings. */
    public String word() {
        return word;
    }

    /** Whether an acknowledged write is durable on both nodes (ha-protocol I4, I5). */
    public boolean losesNothing() {
        return this == SYNC;
    }

    /**
     * The mode with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static DatasetMode ofCode(int code) {
        return Codes.of(values(), code - 1, "dataset mode less one");
    }
}
