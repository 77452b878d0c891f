package org.msed.core.state;

/** How the pair decides when it cannot talk (ha-protocol 4). */
public enum Guard {
    /** Failover type Manual: nothing moves without an operator. */
    MANUAL,
    /** Never two servers; without its standby the holder stops unless that left gracefully. */
    GUARDED,
    /** Serves on as long as the gateway answers; names its remaining case in the status. */
    AVAILABLE
}
