package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;

/** One direction of one link takes up to 1 s. */
final class Delay implements Fault {

    @Override
    public String name() {
        return "delay";
    }

    @Override
    public String meaning() {
        return "one direction of one link takes up to 1 s";
    }

    @Override
    public String defence() {
        return "promises count from the sending of the beat";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.path(world, chance).delayNanos = chance.between(Plan.MILLI, Plan.SECOND);
    }

    @Override
    public void heal(World world) {
        world.network().forEach((link, from, to, path) -> path.healDelay());
    }
}
