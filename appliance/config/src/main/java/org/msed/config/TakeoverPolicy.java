package org.msed.config;

/** When a standby may take over by itself (ha-protocol 7.8). */
public enum TakeoverPolicy implements Choice {
    /** Only a living holder hands over; loss of a node moves nothing. */
    NEVER("NEVER"),
    /** Needs the token: every acknowledged write is here. */
    IN_SYNC_ONLY("IN_SYNC_ONLY"),
    /** Consistent data is enough; accepts loss of what was written last. */
    CONSISTENT("CONSISTENT");

    private final String text;

    TakeoverPolicy(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
