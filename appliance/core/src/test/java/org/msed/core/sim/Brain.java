package org.msed.core.sim;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;

/** What decides for a node: the shipped machine, or a mutant of it. */
@FunctionalInterface
public interface Brain {

    /** As {@link org.msed.core.pair.PairMachine#step}. */
    Step step(PairState state, PairEvent event);
}
