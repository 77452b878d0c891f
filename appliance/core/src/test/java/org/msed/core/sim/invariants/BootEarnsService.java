package org.msed.core.sim.invariants;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.state.Mode;

/**
 * I10: after its start a node serves only once it has heard the peer, or waited T_boot with the
 * token, or was told to by an operator.
 */
final class BootEarnsService implements Invariant.OfSteps {

    private final boolean[] heard = new boolean[4];
    private final long[] started = new long[4];

    @Override
    public String id() {
        return "I10";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        int id = member.id();
        if (event instanceof PairEvent.Start) {
            heard[id] = false;
            started[id] = member.nowNanos();
        } else if (event instanceof PairEvent.Received) {
            heard[id] = true;
        }
        boolean takes = step.state().mode() == Mode.TAKE && before.mode() != Mode.TAKE;
        if (!takes || heard[id] || step.fired(Row.R12) || step.fired(Row.R12A)) {
            return;
        }
        boolean waited = member.nowNanos() - started[id] >= member.settings().bootNanos();
        if (!waited || !step.state().record().tokenHere()) {
            throw new Violation(id(), member + " serves after its start without a right to");
        }
    }
}
