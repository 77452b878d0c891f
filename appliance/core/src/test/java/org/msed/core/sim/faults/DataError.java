package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;
import org.msed.core.sim.mirror.Mirror;

/** The directory cannot be read or written. */
final class DataError implements Fault {

    @Override
    public String name() {
        return "data-error";
    }

    @Override
    public String meaning() {
        return "the directory cannot be read or written";
    }

    @Override
    public String defence() {
        return "rows 23, 28, 45, 46: move, or stop and say so";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        if (world.plan().mirrored) {
            Mirror mirror = Mirror.of(Victims.member(world, chance));
            mirror.failing = true;
            mirror.garbling = chance.below(2) == 0;
        }
    }

    @Override
    public void heal(World world) {
        if (world.plan().mirrored) {
            for (Node node : world.nodes()) {
                node.members().forEach(member -> Mirror.of(member).failing = false);
            }
        }
    }
}
