package org.msed.config;

/** Who may start a failover, or a failback (inventory A2-06, A2-07; the two are independent). */
public enum MoveType implements Choice {
    /** Only an operator. */
    MANUAL("Manual"),
    /** The pair by itself, as its guard allows. */
    AUTOMATIC("Automatic");

    private final String text;

    MoveType(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
