package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;

/** The clocks of a node run faster or slower, within A1. */
final class ClockDrift implements Fault {

    @Override
    public String name() {
        return "clock-drift";
    }

    @Override
    public String meaning() {
        return "the clocks of a node run faster or slower, within A1";
    }

    @Override
    public String defence() {
        return "rho in condition C";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        double rate = 1 + (2 * chance.part() - 1) * Plan.RATE;
        Victims.node(world, chance).setClockRate(rate);
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.setClockRate(1);
        }
    }
}
