package org.msed.daemon.record;

import org.msed.core.pair.Decision;
import org.msed.core.pair.Evidence;
import org.msed.core.pair.Row;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;

/** A decision to write down. */
public final class Decisions {

    private Decisions() {}

    /** A takeover after 10 s of silence. */
    public static Decision takeover(long sequence, String detail) {
        return new Decision(
                sequence,
                Row.R20,
                Reason.HEARTBEAT_LOST,
                Mode.STANDBY,
                Mode.TAKE,
                HoldCause.NONE,
                DisplayedState.FAILOVER_INVOKED,
                new Epoch(8, Role.SECONDARY),
                true,
                5,
                new Evidence(
                        10_012_345_678L, 10_000_000_000L, 0, -1, new long[] {10_012_345_678L, -1}),
                detail);
    }
}
