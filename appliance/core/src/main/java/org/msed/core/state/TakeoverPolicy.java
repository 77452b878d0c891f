package org.msed.core.state;

/** What an automatic takeover requires of the data (ha-protocol 7.8, inventory B5). */
public enum TakeoverPolicy {
    /** Only a living holder hands over (B5-01). */
    NEVER,
    /** The token must be here: every acknowledged write is (the default). */
    IN_SYNC_ONLY,
    /** Consistent data is enough where the old holder is bounded in time (B5-02, B5-03). */
    CONSISTENT
}
