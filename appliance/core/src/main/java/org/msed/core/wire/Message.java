package org.msed.core.wire;

import org.msed.core.record.DataSummary;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.ServeMode;

/** The body of a frame (ha-protocol 6). */
public sealed interface Message {

    /**
     * From the holder each interval on each link, from TAKE (once its epoch is persisted) to the
     * release in YIELD.
     *
     * @param beatNanos the holder's monotonic clock, echoed by {@link Promise}
     * @param mode TAKE, SERVE or YIELD
     * @param serveMode how it serves
     * @param generation the holder's current data lineage, 0 when none
     * @param wantsToken asks for the token (rule R3)
     * @param health the holder's network and intent
     */
    record Heartbeat(
            long beatNanos,
            Mode mode,
            ServeMode serveMode,
            long generation,
            boolean wantsToken,
            Health health)
            implements Message {}

    /**
     * "I will not take over within T_promise of the moment you sent the beat I am answering."
     *
     * @param beatNanos the answered beat's time, of the holder's clock
     * @param attached whether the standby applies the holder's stream in this epoch
     * @param asksToServe whether an operator asked this standby to fetch the service
     * @param health the standby's readiness
     */
    record Promise(long beatNanos, boolean attached, boolean asksToServe, Health health)
            implements Message {}

    /**
     * Answer to anything with a lower epoch, and announcement of a new one.
     *
     * @param epoch the sender's epoch
     */
    record Stale(Epoch epoch) implements Message {}

    /**
     * Moves the solo token; idempotent.
     *
     * @param serial accepted only above the receiver's own
     */
    record Token(long serial) implements Message {}

    /**
     * "I have stopped serving in this epoch and never will again in it."
     *
     * @param epoch the released epoch
     * @param tokenSerial serial under which the token moves along, 0 when it does not
     */
    record Release(Epoch epoch, long tokenSerial) implements Message {}

    /**
     * A deliberate stop.
     *
     * @param fromHolder whether the sender served when it was told to stop
     */
    record Goodbye(boolean fromHolder) implements Message {}

    /**
     * After start, each second in JOIN and HOLD, and as answer to another HELLO.
     *
     * @param answer whether this answers a HELLO; answers are not answered
     * @param mode the sender's mode
     * @param holdCause why, in HOLD
     * @param tokenHere whether the sender has the token
     * @param released whether the sender released its epoch
     * @param wantsToken whether the sender, in JOIN, asks for the token (rows 6, 6a, 24c); in
     *     STANDBY whether an operator asked it to fetch the service (row 6c)
     * @param rejoined whether the sender's record was replaced by an operator
     * @param yieldsTo whether an operator at the sender chose the receiver's copy as the source
     * @param discards the receiver's lineage that an operator allowed to be overwritten; 0 = none
     * @param data the sender's data
     * @param health the sender's readiness
     */
    record Hello(
            boolean answer,
            Mode mode,
            HoldCause holdCause,
            boolean tokenHere,
            boolean released,
            boolean wantsToken,
            boolean rejoined,
            boolean yieldsTo,
            long discards,
            DataSummary data,
            Health health)
            implements Message {}

    /**
     * What a node says of itself beside the protocol.
     *
     * @param gateway whether its gateway answers; true when none is configured
     * @param carrier whether its public interface has a carrier
     * @param capacity whether it has a slot for this pair
     * @param healthy whether its disk and application checks pass
     * @param paused whether an operator paused automatic moves there
     */
    record Health(
            boolean gateway, boolean carrier, boolean capacity, boolean healthy, boolean paused) {

        /** Everything fine, nothing known against it. */
        public static final Health FINE = new Health(true, true, true, true, false);
    }
}
