package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.World;

/** Part of what one direction of one link carries is lost. */
final class Loss implements Fault {

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public String meaning() {
        return "part of what one direction of one link carries is lost";
    }

    @Override
    public String defence() {
        return "R4 resends, beats on every link";
    }

    @Override
    public double rate() {
        return 2;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.path(world, chance).loss = chance.part();
    }

    @Override
    public void heal(World world) {
        world.network().forEach((link, from, to, path) -> path.loss = 0);
    }
}
