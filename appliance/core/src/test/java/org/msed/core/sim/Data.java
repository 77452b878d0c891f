package org.msed.core.sim;

import org.msed.core.pair.Effect;
import org.msed.core.record.DataSets;

/** The data beside the machine (design D16). */
public interface Data {

    /** What a start event tells of it. */
    DataSets sets();

    /**
     * Carries out an effect, if it is one for the data; results come through {@link Member#result}.
     *
     * @return whether it was one
     */
    boolean carryOut(Member member, Effect effect);

    /** The process goes on after a pause. */
    default void resumed() {}

    /** The daemon has died. */
    default void killed() {}

    /** The power has gone; the daemon died before. */
    default void poweredOff() {}
}
