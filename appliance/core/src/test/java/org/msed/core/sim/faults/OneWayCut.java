package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Path;
import org.msed.core.sim.World;

/** One direction of one link is cut. */
final class OneWayCut implements Fault {

    @Override
    public String name() {
        return "one-way-cut";
    }

    @Override
    public String meaning() {
        return "one direction of one link is cut";
    }

    @Override
    public String defence() {
        return "C of section 10; row 35 releases";
    }

    @Override
    public double rate() {
        return 2;
    }

    @Override
    public void inject(World world, Chance chance) {
        Path path = Victims.path(world, chance);
        path.cut = true;
        path.arpCut = chance.below(2) == 0;
    }

    @Override
    public void heal(World world) {
        world.network().forEach((link, from, to, path) -> path.mend());
    }
}
