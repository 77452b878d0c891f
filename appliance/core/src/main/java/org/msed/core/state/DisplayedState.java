package org.msed.core.state;

/**
 * The nine states a user sees, with the reference's names (inventory A13). The code is stable and
 * is what JMX, SNMP and metrics show.
 */
public enum DisplayedState {
    /** The primary is in charge and everything is normal. */
    PRIMARY_ACTIVE(1, Severity.OK),
    /** The secondary is up, the primary is in charge. */
    SECONDARY_ACTIVE(2, Severity.OK),
    /** A failover is running. */
    FAILOVER_INVOKED(3, Severity.TRANSIENT),
    /** The secondary is in charge. */
    FAILOVER_ACTIVE(4, Severity.DEGRADED),
    /** Up, but not in charge and not ready to be. */
    TERMINATED(5, Severity.DEGRADED),
    /** A failback is running. */
    FAILBACK_ACTIVE(6, Severity.TRANSIENT),
    /** The primary is in charge again, the secondary not ready yet. */
    FAILBACK_COMPLETE(7, Severity.TRANSIENT),
    /** The failback is done, this secondary is not ready yet. */
    SECONDARY_ALONE(8, Severity.TRANSIENT),
    /** The other node was stopped by hand, so this one does not take over. */
    GRACEFUL_SHUTDOWN(9, Severity.DEGRADED);

    private final int code;
    private final Severity severity;

    DisplayedState(int code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    /** Stable number, 1 to 9. */
    public int code() {
        return code;
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /**
     * Whether {@code gethainfo} may print {@code Heartbeat status: Up} in this state (inventory
     * A9-06); beats must arrive as well.
     */
    public boolean showsHeartbeat() {
        return this == PRIMARY_ACTIVE
                || this == SECONDARY_ACTIVE
                || this == FAILBACK_COMPLETE
                || this == SECONDARY_ALONE;
    }

    /**
     * The state with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static DisplayedState ofCode(int code) {
        return Codes.of(values(), code - 1, "state number less one");
    }
}
