package org.msed.core.sim.invariants;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.state.Guard;
import org.msed.core.state.Mode;

/** 7.8: with guard manual service moves to the other node only on an operator's order. */
final class ManualWaits implements Invariant.OfSteps {

    private final boolean[] ordered = new boolean[2];

    @Override
    public String id() {
        return "7.8";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        if (member.settings().guard() != Guard.MANUAL) {
            return;
        }
        if (event instanceof PairEvent.Command) {
            ordered[member.pair()] = true;
        }
        boolean takes = step.state().mode() == Mode.TAKE && before.mode() != Mode.TAKE;
        boolean moves = takes && before.record().epoch().node() != member.role();
        if (moves && !ordered[member.pair()]) {
            throw new Violation(id(), member + " takes over without an order");
        }
    }
}
