package org.msed.core.sim.invariants;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Pair;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;

/** I1: at most one record has the token; a token in flight is nobody's. */
final class OneToken implements Invariant.OfWorld, Invariant.OfSteps {

    private final Forced forced = new Forced();

    @Override
    public String id() {
        return "I1";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        forced.look(member, step);
    }

    @Override
    public void check(World world) {
        for (int i = 0; i < world.pairs().size(); i++) {
            Pair pair = world.pairs().get(i);
            boolean both = Tokens.durable(pair.primary()) && Tokens.durable(pair.secondary());
            if (both && !forced.is(world, i)) {
                throw new Violation(id(), "both records of pair " + i + " have the token");
            }
        }
    }
}
