package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;

/** The wall clock of a node jumps by up to a day. */
final class ClockJump implements Fault {

    @Override
    public String name() {
        return "clock-jump";
    }

    @Override
    public String meaning() {
        return "the wall clock of a node jumps by up to a day";
    }

    @Override
    public String defence() {
        return "I12; R18 at most voids a lease until renewed";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        long day = 86_400 * Plan.SECOND;
        Victims.node(world, chance).jumpWall(chance.between(-day, day));
    }

    @Override
    public void heal(World world) {
        // A wall clock that is wrong needs no mending for the pair to settle.
    }
}
