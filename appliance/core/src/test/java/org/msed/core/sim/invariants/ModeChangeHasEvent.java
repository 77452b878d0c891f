package org.msed.core.sim.invariants;

import org.msed.core.pair.Decision;
import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;

/**
 * I14: the modes of a step are a chain of events, each durable together with its change. Only HOLD
 * (META), where nothing can be made durable, is merely noted.
 */
final class ModeChangeHasEvent implements Invariant.OfSteps {

    @Override
    public String id() {
        return "I14";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        Mode mode = before.mode();
        for (int i = 0; i < step.effects().size(); i++) {
            Effect effect = step.effects().get(i);
            Decision decision = null;
            if (effect instanceof Effect.Persist persist) {
                decision = persist.decision();
            } else if (effect instanceof Effect.Note note) {
                decision = note.decision();
                boolean unwritable =
                        decision.holdCause() == HoldCause.META
                                || before.holdCause() == HoldCause.META
                                || mode == Mode.HOLD && decision.to() == Mode.OFF;
                if (decision.changesMode() && !unwritable) {
                    throw new Violation(id(), member + " changes its mode in passing");
                }
            }
            if (decision != null && decision.changesMode()) {
                if (decision.from() != mode) {
                    throw new Violation(id(), member + " has no event for leaving " + mode);
                }
                mode = decision.to();
            }
        }
        if (mode != step.state().mode()) {
            throw new Violation(
                    id(), member + " has no event for " + mode + "->" + step.state().mode());
        }
    }
}
