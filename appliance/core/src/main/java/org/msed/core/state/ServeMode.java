package org.msed.core.state;

/** How a holder serves: what its acknowledgements wait for (ha-protocol 8). */
public enum ServeMode {
    /** Not serving. */
    NONE(0),
    /** Every acknowledgement waits for the standby too. */
    MIRROR(1),
    /** Alone with the token while the standby is being brought up to date. */
    CATCHING_UP(2),
    /** Alone with the token. */
    SOLO(3),
    /** The standby is silent and the token is away: nothing may be acknowledged alone. */
    STALLED(4);

    private static final ServeMode[] BY_CODE = values();
    private final int code;

    ServeMode(int code) {
        this.code = code;
    }

    /** Stable number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The sub-mode with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ServeMode ofCode(int code) {
        return Codes.of(BY_CODE, code, "serve mode");
    }
}
