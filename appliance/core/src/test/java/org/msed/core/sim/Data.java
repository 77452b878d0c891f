package org.msed.core.sim;

import org.msed.core.pair.Effect;
import org.msed.core.record.DataSummary;

/** The data beside the machine (design D16). The mirror's model will be a second implementation. */
public interface Data {

    /** What a start event tells of it. */
    DataSummary summary();

    /**
     * Carries out an effect, if it is one for the data; results come through {@link Member#result}.
     *
     * @return whether it was one
     */
    boolean carryOut(Member member, Effect effect);
}
