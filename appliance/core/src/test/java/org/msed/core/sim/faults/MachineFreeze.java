package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** The whole machine stands still with its monotonic clock; the wall clock shows it. */
final class MachineFreeze implements Fault {

    @Override
    public String name() {
        return "machine-freeze";
    }

    @Override
    public String meaning() {
        return "the whole machine stands still with its monotonic clock; the wall clock shows it";
    }

    @Override
    public String defence() {
        return "A3, R18";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Node node = Victims.node(world, chance);
        long duration = Victims.duration(world, chance);
        boolean suspended = chance.below(2) == 0;
        Victims.nowOrAmidEffects(
                node,
                chance,
                () -> {
                    node.freeze();
                    world.in(duration, () -> node.thaw(suspended));
                });
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.thaw(false);
        }
    }
}
