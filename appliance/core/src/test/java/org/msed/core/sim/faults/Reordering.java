package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;

/** Frames of one direction overtake each other by up to 300 ms. */
final class Reordering implements Fault {

    @Override
    public String name() {
        return "reordering";
    }

    @Override
    public String meaning() {
        return "frames of one direction overtake each other by up to 300 ms";
    }

    @Override
    public String defence() {
        return "sequences, epochs and serials only grow";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.path(world, chance).jitterNanos = chance.between(Plan.MILLI, 300 * Plan.MILLI);
    }

    @Override
    public void heal(World world) {
        world.network().forEach((link, from, to, path) -> path.healDelay());
    }
}
