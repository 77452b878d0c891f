package org.msed.core.sim.scenario;

import org.msed.core.sim.Invariant;
import org.msed.core.sim.Pair;
import org.msed.core.sim.World;

/** Counts who answers for the address, after every event. */
final class Owners implements Invariant.OfWorld {

    private int most;
    private int fewest = Integer.MAX_VALUE;

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
            fewest = Math.min(fewest, now);
        }
    }

    /** The fewest nodes that answered for one address since {@link #watchAnew}. */
    int fewest() {
        return fewest;
    }

    /** Forgets the fewest so far. */
    void watchAnew() {
        fewest = Integer.MAX_VALUE;
    }

    /** The most nodes that answered for one address at the same time so far. */
    int most() {
        return most;
    }
}
