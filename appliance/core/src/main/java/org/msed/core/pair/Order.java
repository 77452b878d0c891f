package org.msed.core.pair;

/** What an operator can order. */
public enum Order {
    /** Planned move of the service to the other node (row 41). */
    SWITCHOVER,
    /** Planned move of the service back to the primary (row 41). */
    FAILBACK,
    /** Forced takeover; the operator asserts that the peer is down (ha-protocol 7.9). */
    TAKEOVER,
    /** No automatic move until {@link #RESUME}. */
    PAUSE,
    /** Ends a pause, or a HOLD that waits for it (row 11a). */
    RESUME,
    /** Replaces a lost record (rows 2, 11a). */
    REJOIN,
    /** Stops the daemon and hands nothing over (rows 24, 24a, 49; design D22). */
    STOP,
    /** Stops the daemon as the system goes down; the service is handed over first (design D22). */
    SHUTDOWN
}
