package org.msed.core.sim.invariants;

import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.state.Epoch;
import org.msed.core.state.Mode;

/** I6 and R12a: an epoch has one holder, and every entry into service is under a new epoch. */
final class OneHolderAnEpoch implements Invariant.OfSteps, Invariant.OfEffects {

    private final Epoch[] entered = {Epoch.NONE, Epoch.NONE, Epoch.NONE, Epoch.NONE};

    @Override
    public String id() {
        return "I6";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        PairState after = step.state();
        if (step.fired(Row.R11A) || step.fired(Row.R2)) {
            entered[member.id()] = Epoch.NONE;
        }
        if (!after.mode().claimsService()) {
            return;
        }
        Epoch epoch = after.record().epoch();
        if (epoch.node() != member.role()) {
            throw new Violation(id(), member + " serves in the epoch of its peer");
        }
        if (after.mode() == Mode.TAKE && before.mode() != Mode.TAKE) {
            if (!epoch.isAbove(entered[member.id()])) {
                throw new Violation(id(), member + " enters service in the old epoch " + epoch);
            }
        }
    }

    /** The data is opened under the epoch, so it is durable and counts as used. */
    @Override
    public void acting(Member member, Effect effect) {
        if (effect instanceof Effect.OpenData open) {
            entered[member.id()] = open.epoch();
        }
    }
}
