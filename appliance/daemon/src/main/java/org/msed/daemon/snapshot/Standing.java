package org.msed.daemon.snapshot;

import org.msed.core.state.DisplayedState;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.ServeMode;
import org.msed.core.state.StandbyMode;

/**
 * What the pair machine is doing.
 *
 * @param state what a user sees
 * @param stateSinceWallMillis since when, by the wall clock as it was then
 * @param reason why
 * @param reasonDetail what the reason's word cannot say; may be empty
 * @param mode the protocol's mode
 * @param holdCause why, when {@code mode} is HOLD; names the command that ends it
 * @param serveMode how a holder serves
 * @param standbyMode how far a standby is
 * @param addressHere whether the address is on this node
 * @param attached whether the standby, this node or the peer, has everything that the holder has
 * @param tokenHere whether the solo token is here
 * @param tokenSerial its serial
 * @param epoch the highest epoch known; its node is the last holder
 * @param recentTakeovers automatic takeovers within the flap window
 */
public record Standing(
        DisplayedState state,
        long stateSinceWallMillis,
        Reason reason,
        String reasonDetail,
        Mode mode,
        HoldCause holdCause,
        ServeMode serveMode,
        StandbyMode standbyMode,
        boolean addressHere,
        boolean attached,
        boolean tokenHere,
        long tokenSerial,
        Epoch epoch,
        int recentTakeovers) {}
