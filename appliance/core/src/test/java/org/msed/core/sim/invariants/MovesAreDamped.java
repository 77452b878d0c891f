package org.msed.core.sim.invariants;

import org.msed.core.pair.Effect;
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
final class MovesAreDamped implements Invariant.OfSteps, Invariant.OfEffects {

    private final int[] takeovers = new int[4];
    private final int[] resumptions = new int[4];
    private final boolean[] takesOver = new boolean[4];
    private final boolean[] resumes = new boolean[4];

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
        // Whoever chooses the source wants it to serve.
        if (step.fired(Row.R13)) {
            resumptions[id] = 0;
        }
        if (step.state().mode() == Mode.TAKE && before.mode() != Mode.TAKE) {
            takesOver[id] = step.fired(Row.R20) || step.fired(Row.R20A);
            resumes[id] = step.fired(Row.R6A);
        }
    }

    /** Counts once it is durable: what a crash undid before is no move. */
    @Override
    public void acting(Member member, Effect effect) {
        if (!(effect instanceof Effect.OpenData)) {
            return;
        }
        int id = member.id();
        if (takesOver[id] && ++takeovers[id] > member.settings().flapMax()) {
            throw new Violation(id(), member + " took over too often");
        }
        if (resumes[id] && ++resumptions[id] > limit(member)) {
            throw new Violation(id(), member + " resumed too often");
        }
    }

    /** Where nobody else would serve, an operator's word always allows one. */
    private static int limit(Member member) {
        boolean other =
                !member.world().plan().mirrored
                        && member.settings().guard() != Guard.MANUAL
                        && member.state().peerHealth().healthy()
                        && member.state().peerHealth().capacity();
        int max = member.settings().resumeMax();
        return other ? max : Math.max(1, max);
    }
}
