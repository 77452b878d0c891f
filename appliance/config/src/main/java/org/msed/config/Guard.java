package org.msed.config;

/** How a pair decides when its nodes cannot talk (ha-protocol 4). */
public enum Guard implements Choice {
    /**
     * Nothing moves without an operator; the guard of failover type Manual and of that type only.
     */
    MANUAL("manual", true),
    /** Never two servers; the primary stops when its secondary dies. */
    GUARDED("guarded", true),
    /** Service survives either death; one kind of partition can show two servers. */
    AVAILABLE("available", true),
    /** Decides by switching the peer off. Not in this version. */
    FENCE("fence", false),
    /** Decides by a third opinion. Not in this version. */
    ARBITER("arbiter", false);

    private final String text;
    private final boolean inThisVersion;

    Guard(String text, boolean inThisVersion) {
        this.text = text;
        this.inThisVersion = inThisVersion;
    }

    @Override
    public String text() {
        return text;
    }

    /** False for a guard that a configuration is refused for. */
    public boolean inThisVersion() {
        return inThisVersion;
    }
}
