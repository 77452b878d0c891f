package org.msed.daemon.loop;

import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;

/** Something that waits to be handled: an event that still lacks the clocks. */
@FunctionalInterface
public interface Arrival {

    /**
     * The event, made on the loop at the moment it is handled.
     *
     * @return null when it has become void meanwhile
     */
    PairEvent at(Moment now);
}
