package org.msed.core.pair;

import org.msed.core.state.DisplayedState;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;

/**
 * One decision with what it rested on: an event of the log (I14), a line of the log file, and what
 * {@code why} tells.
 *
 * @param sequence number within the incarnation, from 1
 * @param row the row that fired
 * @param reason why
 * @param from mode before
 * @param to mode after
 * @param holdCause why, when {@code to} is HOLD
 * @param shown displayed state after
 * @param epoch epoch after
 * @param tokenHere whether the token is here after
 * @param tokenSerial its serial after
 * @param evidence the numbers compared
 * @param detail one phrase that numbers cannot say, for instance a MAC or a system error; may be
 *     empty
 */
public record Decision(
        long sequence,
        Row row,
        Reason reason,
        Mode from,
        Mode to,
        HoldCause holdCause,
        DisplayedState shown,
        Epoch epoch,
        boolean tokenHere,
        long tokenSerial,
        Evidence evidence,
        String detail) {

    /** Whether the mode changed. */
    public boolean changesMode() {
        return from != to;
    }
}
