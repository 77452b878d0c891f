package org.msed.core.state;

/** Why a node is in {@link Mode#HOLD}, and the command that ends it (liveness L5). */
public enum HoldCause {
    /** Not in HOLD. */
    NONE(0, ""),
    /** Booted alone without the right to serve (row 10). */
    BOOT_ALONE(1, "start the peer, or: msectl takeover --peer-is-down"),
    /** The application or the address could not be started here (row 28). */
    APP(2, "mend the application, then: msectl resume"),
    /** Too many automatic moves (ha-protocol 7.10). */
    FLAP(3, "find the cause of the moves, then: msectl resume"),
    /** The holder was stopped deliberately (row 19). */
    PEER_STOPPED(4, "start the peer, or: msectl takeover --peer-is-down"),
    /** Both copies were changed apart from each other (row 5). */
    DIVERGED(5, "msectl choose-source NODE --backup-done REF"),
    /** The data cannot be read or written here (row 46). */
    STORAGE(6, "mend the disk, then: msectl resume"),
    /** The record cannot be read or persisted (rows 2, 54). */
    META(7, "mend the disk, then: msectl rejoin"),
    /** The data here is a half-finished copy. */
    INCONSISTENT(8, "start the peer, so that the copy can be finished");

    private static final HoldCause[] BY_CODE = values();
    private final int code;
    private final String remedy;

    HoldCause(int code, String remedy) {
        this.code = code;
        this.remedy = remedy;
    }

    /** Stable number, on the wire and on disk. */
    public int code() {
        return code;
    }

    /** What the operator does to end it; empty for {@link #NONE}. */
    public String remedy() {
        return remedy;
    }

    /**
     * The cause with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static HoldCause ofCode(int code) {
        return Codes.of(BY_CODE, code, "hold cause");
    }
}
