package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.World;

/** Part of what one direction carries arrives twice. */
final class Duplication implements Fault {

    @Override
    public String name() {
        return "duplication";
    }

    @Override
    public String meaning() {
        return "part of what one direction carries arrives twice, perhaps by another link";
    }

    @Override
    public String defence() {
        return "sequences are accepted once a link (6), and the rest by epoch, serial and echo";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.path(world, chance).duplicated = chance.part();
    }

    @Override
    public void heal(World world) {
        world.network().forEach((link, from, to, path) -> path.duplicated = 0);
    }
}
