package org.msed.core.sim.faults;

import org.msed.core.pair.Order;
import org.msed.core.sim.Chance;
import org.msed.core.sim.World;

/** An operator pauses automatic moves, or resumes them. */
final class PauseOrder implements Fault {

    @Override
    public String name() {
        return "pause-order";
    }

    @Override
    public String meaning() {
        return "an operator pauses automatic moves, or resumes them";
    }

    @Override
    public String defence() {
        return "7.10; the token is fetched back";
    }

    @Override
    public double rate() {
        return 0.5;
    }

    @Override
    public void inject(World world, Chance chance) {
        Order order = chance.below(2) == 0 ? Order.PAUSE : Order.RESUME;
        Victims.member(world, chance).order(order, false);
    }

    @Override
    public void heal(World world) {
        // The operator of the settling phase resumes.
    }
}
