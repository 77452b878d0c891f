package org.msed.daemon.snapshot;

import java.util.List;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.state.Blocker;

/**
 * What became of an order; never ACCEPTED, since that is not the end.
 *
 * @param outcome DONE, REFUSED or FAILED
 * @param blockers why it was refused; empty otherwise
 * @param text one sentence; may be empty
 */
public record OrderResult(Outcome outcome, List<Blocker> blockers, String text) {

    /** Copies the list. */
    public OrderResult {
        blockers = List.copyOf(blockers);
    }

    /** Whether it was carried out. */
    public boolean done() {
        return outcome == Outcome.DONE;
    }
}
