package org.msed.core.pair;

import org.msed.core.state.DisplayedState;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Role;

/** The displayed state of ha-protocol 8.1. */
final class Shown {

    private Shown() {}

    static DisplayedState of(PairState s) {
        boolean primary = s.role() == Role.PRIMARY;
        return switch (s.mode) {
            case OFF -> s.record.shown();
            case JOIN -> DisplayedState.TERMINATED;
            case HOLD ->
                    s.hold == HoldCause.PEER_STOPPED
                            ? DisplayedState.GRACEFUL_SHUTDOWN
                            : DisplayedState.TERMINATED;
            case STANDBY -> primary ? DisplayedState.TERMINATED : standingBy(s);
            case TAKE -> primary ? taking(s) : DisplayedState.FAILOVER_INVOKED;
            case SERVE -> primary ? inCharge(s) : DisplayedState.FAILOVER_ACTIVE;
            case YIELD ->
                    primary ? DisplayedState.FAILOVER_INVOKED : DisplayedState.FAILBACK_ACTIVE;
        };
    }

    /** What a stopped daemon leaves for commands: F-04 wants FAILOVER_ACTIVE on a primary. */
    static DisplayedState atStop(PairState s) {
        boolean peerServes = s.peerMode.claimsService();
        return s.role() == Role.PRIMARY && peerServes ? DisplayedState.FAILOVER_ACTIVE : of(s);
    }

    private static DisplayedState standingBy(PairState s) {
        return s.failback ? DisplayedState.SECONDARY_ALONE : DisplayedState.SECONDARY_ACTIVE;
    }

    private static DisplayedState taking(PairState s) {
        return s.failback ? DisplayedState.FAILBACK_ACTIVE : DisplayedState.TERMINATED;
    }

    private static DisplayedState inCharge(PairState s) {
        return s.failback ? DisplayedState.FAILBACK_COMPLETE : DisplayedState.PRIMARY_ACTIVE;
    }
}
