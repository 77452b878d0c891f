package org.msed.core.state;

/** What a node does in one pair (ha-protocol 8). */
public enum Mode {
    /** The daemon does not run, or has said goodbye. */
    OFF(0),
    /** Booted, nothing decided. */
    JOIN(1),
    /** Waiting for somebody or something; {@link HoldCause} says what. */
    HOLD(2),
    /** Standing by for the holder. */
    STANDBY(3),
    /** Taking the service under a new epoch. */
    TAKE(4),
    /** Serving: the holder. */
    SERVE(5),
    /** Giving the service up. */
    YIELD(6);

    private static final Mode[] BY_CODE = values();
    private final int code;

    Mode(int code) {
        this.code = code;
    }

    /** Stable number, on the wire and on disk. */
    public int code() {
        return code;
    }

    /** Whether the node claims the service of its epoch: {@link #TAKE} or {@link #SERVE}. */
    public boolean claimsService() {
        return this == TAKE || this == SERVE;
    }

    /**
     * The mode with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Mode ofCode(int code) {
        return Codes.of(BY_CODE, code, "mode");
    }
}
