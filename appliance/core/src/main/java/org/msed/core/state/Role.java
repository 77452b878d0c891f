package org.msed.core.state;

/**
 * The configured, permanent part a node plays in a pair. Used for names, preferences, displayed
 * states and as node id inside an {@link Epoch}; no safety rule looks at it (inventory A1-08).
 */
public enum Role {
    /** The node whose address the pair protects; role 1 in the reference's listings. */
    PRIMARY(1, "Primary"),
    /** The node that stands by for it; role 2. */
    SECONDARY(2, "Secondary");

    private final int code;
    private final String label;

    Role(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The reference's number of this role, 1 or 2; also its byte on the wire and on disk. */
    public int code() {
        return code;
    }

    /** The word the reference prints, {@code Primary} or {@code Secondary}. */
    public String label() {
        return label;
    }

    /** The other node's role. */
    public Role other() {
        return this == PRIMARY ? SECONDARY : PRIMARY;
    }

    /**
     * The role with this number.
     *
     * @throws IllegalArgumentException when {@code code} is neither 1 nor 2
     */
    public static Role ofCode(int code) {
        return switch (code) {
            case 1 -> PRIMARY;
            case 2 -> SECONDARY;
            default -> throw new IllegalArgumentException("role must be 1 or 2, got " + code);
        };
    }
}
