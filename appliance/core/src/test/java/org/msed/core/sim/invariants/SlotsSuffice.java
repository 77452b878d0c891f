package org.msed.core.sim.invariants;

import org.msed.core.sim.Invariant;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;

/** C2: the secondary never answers for more addresses than it has slots. */
final class SlotsSuffice implements Invariant.OfWorld {

    @Override
    public String id() {
        return "C2";
    }

    @Override
    public void check(World world) {
        if (world.pairs().size() < 2) {
            return;
        }
        int owned = 0;
        for (int i = 0; i < world.pairs().size(); i++) {
            owned += world.pairs().get(i).secondary().ownsAddress() ? 1 : 0;
        }
        if (owned > world.plan().capacity) {
            throw new Violation(id(), "the secondary answers for " + owned + " addresses");
        }
    }
}
