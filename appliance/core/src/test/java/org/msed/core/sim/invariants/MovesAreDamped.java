package org.msed.core.sim.invariants;

import org.msed.core.pair.Order;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.state.Guard;
import org.msed.core.state.Mode;

/**
 * 7.10: a node takes over by itself at most flap.max times, and resumes at most resume.max times,
 * until an operator allows more. Worlds are shorter than the windows.
 */
final class MovesAreDamped implements Invariant.OfSteps {

    private final int[] takeovers = new int[4];
    private final int[] resumptions = new int[4];

    @Override
    public String id() {
        return "7.10";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        int id = member.id();
        boolean allowed =
                event instanceof PairEvent.Command command && command.order() == Order.RESUME;
        if (allowed || step.fired(Row.R11A) || step.fired(Row.R2)) {
            takeovers[id] = 0;
            resumptions[id] = 0;
        }
        if (step.state().mode() != Mode.TAKE || before.mode() == Mode.TAKE) {
            return;
        }
        if (step.fired(Row.R20) && ++takeovers[id] > member.settings().flapMax()) {
            throw new Violation(id(), member + " took over too often");
        }
        if (step.fired(Row.R6A) && ++resumptions[id] > limit(member)) {
            throw new Violation(id(), member + " resumed too often");
        }
    }

    /** Where nobody else would serve, an operator's word always allows one. */
    private static int limit(Member member) {
        boolean other =
                member.settings().guard() != Guard.MANUAL
                        && member.state().peerHealth().healthy()
                        && member.state().peerHealth().capacity();
        int max = member.settings().resumeMax();
        return other ? max : Math.max(1, max);
    }
}
