package org.msed.core.sim.invariants;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.wire.Message;

/**
 * I13 and row 20: a takeover rests on T_dead of silence, but for answers of HOLD(META), that the
 * standby itself lived through without a pause.
 */
final class SilenceIsObserved implements Invariant.OfSteps {

    private static final double CLOCKS = 0.98;

    private final long[] heard = new long[4];

    @Override
    public String id() {
        return "I13";
    }

    /** A node in HOLD(META) answers, and cannot serve before it has joined anew. */
    private static boolean isWithoutRecord(PairEvent.Received received) {
        return received.frame().body() instanceof Message.Hello hello
                && hello.holdCause() == HoldCause.META;
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        long now = member.world().now();
        if (event instanceof PairEvent.Received received && !isWithoutRecord(received)) {
            heard[member.id()] = now;
        }
        boolean takes = step.state().mode() == Mode.TAKE && before.mode() != Mode.TAKE;
        if (!takes || !step.fired(Row.R20)) {
            return;
        }
        long needed = (long) (member.settings().deadNanos() * CLOCKS);
        if (now - heard[member.id()] < needed) {
            throw new Violation(id(), member + " takes over from a node that it heard");
        }
        if (now - member.node().awakeSince() < needed) {
            throw new Violation(id(), member + " takes over after its own pause");
        }
    }
}
