package org.msed.core.sim.invariants;

import org.msed.core.pair.Decision;
import org.msed.core.pair.Effect;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;

/**
 * I15: the key (node, incarnation, sequence) of an event is used once, so that logs merge in any
 * order, any number of times, to the same set.
 */
final class EventsAreOneSet implements Invariant.OfEffects {

    private final long[] incarnation = new long[4];
    private final long[] sequence = new long[4];

    @Override
    public String id() {
        return "I15";
    }

    @Override
    public void acting(Member member, Effect effect) {
        Decision decision = null;
        if (effect instanceof Effect.Persist persist) {
            decision = persist.decision();
        } else if (effect instanceof Effect.Note note) {
            decision = note.decision();
        }
        if (decision == null) {
            return;
        }
        int id = member.id();
        if (incarnation[id] != member.incarnation()) {
            incarnation[id] = member.incarnation();
            sequence[id] = 0;
        }
        if (decision.sequence() <= sequence[id]) {
            throw new Violation(id(), member + " numbers two events " + decision.sequence());
        }
        sequence[id] = decision.sequence();
    }
}
