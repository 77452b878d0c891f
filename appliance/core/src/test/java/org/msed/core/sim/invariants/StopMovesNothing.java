package org.msed.core.sim.invariants;

import org.msed.core.pair.Order;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;

/**
 * I11: a holder that was stopped deliberately is not taken over by itself. A stop by force, a
 * system that goes down and a record that failed are no such stops.
 */
final class StopMovesNothing implements Invariant.OfSteps {

    private final boolean[] excused = new boolean[4];

    @Override
    public String id() {
        return "I11";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        if (event instanceof PairEvent.Start) {
            excused[member.id()] = false;
        } else if (event instanceof PairEvent.Command command) {
            boolean forcedStop = command.order() == Order.STOP && command.force();
            boolean handsOver = before.mode() != Mode.SERVE || command.order() == Order.SHUTDOWN;
            excused[member.id()] |= forcedStop || handsOver;
        } else if (event instanceof PairEvent.PersistFailed) {
            excused[member.id()] = true;
        }
        boolean alone = step.fired(Row.R20) || step.fired(Row.R8);
        boolean takes = step.state().mode() == Mode.TAKE && before.mode() != Mode.TAKE;
        if (!alone || !takes || !member.peer().stoppedByOrder()) {
            return;
        }
        Role holder = before.record().epoch().node();
        if (holder != member.role() && !excused[member.peer().id()]) {
            throw new Violation(id(), member + " takes over from a node that was stopped");
        }
    }
}
