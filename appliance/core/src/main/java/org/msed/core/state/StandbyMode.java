package org.msed.core.state;

/** How far a standby is (ha-protocol 8). */
public enum StandbyMode {
    /** Not standing by. */
    NONE,
    /** Not connected to the holder's data yet. */
    DETACHED,
    /** Receiving what differs. */
    SYNCING,
    /** Applying the holder's stream in the holder's epoch. */
    ATTACHED
}
