package org.msed.core.pair;

/**
 * The rules whose absence would break an invariant, each named at the line that obeys it. The
 * shipped machine obeys all of them; a test leaves one out, and the simulator must find what it
 * guards against.
 */
enum Rule {
    /** I7: a token move is durable before it is announced. */
    PERSIST_BEFORE_SEND,
    /** R2: a token counts only under a serial above one's own. */
    TOKEN_SERIAL_GROWS,
    /** R4: the giver resends until the receiver's record shows the token. */
    TOKEN_IS_RESENT,
    /** R4: of two tokens the lower serial is void. */
    LOWER_SERIAL_IS_VOID,
    /** I9: a higher epoch ends service. */
    HIGHER_EPOCH_ENDS_SERVICE,
    /** R12a: every entry into service is under a new epoch. */
    EVERY_ENTRY_HAS_NEW_EPOCH,
    /** PROMISE: permission ends at the echoed time + T_promise. */
    PROMISE_COUNTS_FROM_BEAT,
    /** R13: the lease never outlives the authority. */
    LEASE_WITHIN_AUTHORITY,
    /** R15: the address goes before anything slow is done. */
    ADDRESS_DROPPED_FIRST,
    /** Row 41: RELEASE only once service has stopped. */
    RELEASE_AFTER_STOP,
    /** IN_SYNC_ONLY: no takeover without the token. */
    TAKEOVER_NEEDS_TOKEN,
    /** Row 20: no takeover before T_dead. */
    TAKEOVER_NEEDS_SILENCE,
    /** Row 6a: no resumption without the token. */
    RESUME_NEEDS_TOKEN,
    /** Row 6a: at most resume.max resumptions. */
    RESUME_IS_BOUNDED,
    /** I10: alone only after T_boot with the token. */
    BOOT_WAITS,
    /** R17: an own pause is no evidence. */
    PAUSE_RESTARTS_SILENCE,
    /** R18: clocks that disagree void the lease. */
    CLOCKS_MUST_AGREE,
    /** Row 19: a stopped peer is not taken over. */
    GOODBYE_BARS_TAKEOVER,
    /** Row 49: the token is fetched before a holder stops. */
    STOP_FETCHES_TOKEN,
    /** Row 1: leftovers of the address are removed at start. */
    START_REMOVES_LEFTOVERS,
    /** Row 54: a record that cannot be persisted ends service. */
    UNPERSISTED_STOPS,
    /** I14: a mode changes together with its event. */
    MODE_CHANGE_HAS_EVENT,
    /** R1: the token moves only to an attached standby whose promise holds. */
    GRANT_NEEDS_PROMISE,
    /** 7.10: automatic takeovers are bounded. */
    FLAP_IS_BOUNDED,
    /** V4: a standby whose gateway is silent does not take over. */
    GATEWAY_WITHHOLDS,
    /** Guard manual: the holder keeps the token and nothing moves by itself. */
    MANUAL_MOVES_NOTHING,
    /** R1: the token moves only to a standby whose copy is finished. */
    GRANT_NEEDS_SYNC,
    /** R5: mirror mode is left only with the token. */
    SOLO_NEEDS_TOKEN,
    /** 7.7: a target says so before the first byte. */
    TARGET_IS_INCONSISTENT,
    /** Row 6b: only to a node that has everything acknowledged. */
    GIVING_WAY_NEEDS_EQUAL_DATA,
    /** Row 35: RELEASE after authority ended. */
    NO_AUTHORITY_RELEASES,
    /** R3: a repair begins only with the token in hand. */
    REPAIR_NEEDS_TOKEN,
    /** I16: what a verify found is copied before the token is granted again. */
    REPAIR_BEFORE_GRANT,
    /** Row 14: only the lineage that an operator has seen is given up. */
    CHOICE_NAMES_LINEAGE,
    /** Rows 13, 14: of two contrary choices one counts. */
    CHOICE_IS_KEPT,
    /** Row 13a: who serves stops before it gives its copy up. */
    DISCARDED_STOPS_FIRST
}
