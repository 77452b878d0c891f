package org.msed.core.sim.invariants;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;
import org.msed.core.record.PairRecord;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Pair;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;
import org.msed.core.sim.mirror.Mirror;
import org.msed.core.state.Mode;

/** I8: an unfinished copy never has the token and never serves, and says that it is one. */
final class UnfinishedNeverServes implements Invariant.OfWorld, Invariant.OfSteps {

    private final Forced forced = new Forced();

    @Override
    public String id() {
        return "I8";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        forced.look(member, step);
    }

    @Override
    public void check(World world) {
        if (!world.plan().mirrored) {
            return;
        }
        for (int i = 0; i < world.pairs().size(); i++) {
            Pair pair = world.pairs().get(i);
            if (!forced.ever(i)) {
                check(pair.primary());
                check(pair.secondary());
            }
        }
    }

    private void check(Member member) {
        PairRecord record = member.disk().read().orElse(null);
        if (record == null) {
            return;
        }
        boolean unfinished = Mirror.of(member).unfinished();
        if (unfinished && record.consistent()) {
            throw new Violation(id(), member + " calls an unfinished copy consistent");
        }
        Mode mode = member.state().mode();
        boolean serves = member.idle() && (mode == Mode.TAKE || mode == Mode.SERVE);
        if (!record.consistent() && (record.tokenHere() || serves)) {
            throw new Violation(id(), member + " has the token or serves with unfinished data");
        }
    }
}
