package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** Power cut: the address is gone at once, and what was not durable too. */
final class PowerCut implements Fault {

    @Override
    public String name() {
        return "power-cut";
    }

    @Override
    public String meaning() {
        return "power cut: the address is gone at once, and what was not durable too";
    }

    @Override
    public String defence() {
        return "I7, rows 1, 6 to 10";
    }

    @Override
    public double rate() {
        return 2;
    }

    @Override
    public void inject(World world, Chance chance) {
        Node node = Victims.node(world, chance);
        long duration = Victims.duration(world, chance);
        boolean returns = chance.below(2) == 0;
        Victims.nowOrAmidEffects(
                node,
                chance,
                () -> {
                    node.powerOff();
                    if (returns) {
                        world.in(duration, node::powerOn);
                    }
                });
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.powerOn();
        }
    }
}
