package org.msed.core.pair;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rules of one pair (ha-protocol 7, 8). A pure function: the same state and event give the same
 * step. Safe for any number of threads, since it keeps nothing.
 */
public final class PairMachine {

    private final Set<Rule> obeyed;

    /** The machine that obeys all rules. */
    public PairMachine() {
        this(EnumSet.allOf(Rule.class));
    }

    PairMachine(Set<Rule> obeyed) {
        this.obeyed = Collections.unmodifiableSet(EnumSet.copyOf(obeyed));
    }

    /**
     * Handles one event. Own pauses are looked at first, then every deadline that has passed, then
     * the event, so that a process that slept cannot act on rights that ran out meanwhile.
     *
     * @param state the state before; not changed
     * @param event what happened
     * @return the state after, the effects in the order in which they must be carried out, and when
     *     a tick is due
     */
    public Step step(PairState state, PairEvent event) {
        Turn turn = new Turn(state.copy(), obeyed, event.at());
        turn.observe(state.at);
        boolean disproved = event instanceof PairEvent.PersistFailed || overtaken(state, event);
        if (!disproved) {
            turn.deadlines();
        }
        event.accept(new EventHandler(turn));
        turn.deadlines();
        return turn.step();
    }

    /** A holder that learns of a higher epoch does nothing before it stops serving (I9). */
    private static boolean overtaken(PairState state, PairEvent event) {
        return state.mode.claimsService()
                && event instanceof PairEvent.Received received
                && received.frame().epoch().isAbove(state.record.epoch());
    }
}
