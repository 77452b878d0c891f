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

/**
 * I9: who learns of a higher epoch stops serving before it does anything else, and never serves
 * below it again. Also R15: whatever ends the right to serve, the address goes first.
 */
final class HigherEpochWins implements Invariant.OfSteps {

    private final Epoch[] learnt = {Epoch.NONE, Epoch.NONE, Epoch.NONE, Epoch.NONE};

    @Override
    public String id() {
        return "I9";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        int id = member.id();
        PairState after = step.state();
        if (event instanceof PairEvent.Start || step.fired(Row.R11A)) {
            learnt[id] = Epoch.NONE;
        } else if (event instanceof PairEvent.Received received) {
            learnt[id] = Epoch.higher(learnt[id], received.frame().epoch());
            if (learnt[id].isAbove(before.record().epoch()) && before.mode().claimsService()) {
                addressGoesFirst(member, step);
            }
        }
        if (after.mode().claimsService() && learnt[id].isAbove(after.record().epoch())) {
            throw new Violation(id(), member + " serves below epoch " + learnt[id]);
        }
        boolean lost = before.mode() == Mode.SERVE && after.mode() == Mode.YIELD;
        if (lost && !after.hasAuthority()) {
            addressGoesFirst(member, step);
        }
    }

    private void addressGoesFirst(Member member, Step step) {
        if (!member.ownsAddress()) {
            return;
        }
        for (int i = 0; i < step.effects().size(); i++) {
            Effect effect = step.effects().get(i);
            if (effect instanceof Effect.DropAddress) {
                return;
            }
            if (slow(effect)) {
                throw new Violation(id(), member + " keeps the address during " + effect);
            }
        }
        throw new Violation(id(), member + " keeps the address");
    }

    private static boolean slow(Effect effect) {
        return effect instanceof Effect.Send
                || effect instanceof Effect.Persist
                || effect instanceof Effect.StopApplications;
    }
}
