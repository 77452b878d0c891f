package org.msed.core.sim.scenario;

import org.msed.core.sim.Invariant;
import org.msed.core.sim.Pair;
import org.msed.core.sim.World;

/** Counts who answers for the address, after every event. */
final class Owners implements Invariant.OfWorld {

    private int most;

    @Override
    public String id() {
        return "owners-at-once";
    }

    @Override
    public void check(World world) {
        for (int i = 0; i < world.pairs().size(); i++) {
            Pair pair = world.pairs().get(i);
            int now = pair.primary().ownsAddress() ? 1 : 0;
            now += pair.secondary().ownsAddress() ? 1 : 0;
            most = Math.max(most, now);
        }
    }

    /** The most nodes that answered for one address at the same time so far. */
    int most() {
        return most;
    }
}
