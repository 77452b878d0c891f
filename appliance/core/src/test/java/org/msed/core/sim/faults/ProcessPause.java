package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** SIGSTOP, or a long garbage collection: the daemon stands still, the kernel goes on. */
final class ProcessPause implements Fault {

    @Override
    public String name() {
        return "process-pause";
    }

    @Override
    public String meaning() {
        return "SIGSTOP, or a long garbage collection: the daemon stands still, the kernel goes on";
    }

    @Override
    public String defence() {
        return "A2, R13, R17, R20";
    }

    @Override
    public double rate() {
        return 2;
    }

    @Override
    public void inject(World world, Chance chance) {
        Node node = Victims.node(world, chance);
        long duration = Victims.duration(world, chance);
        Victims.nowOrAmidEffects(
                node,
                chance,
                () -> {
                    node.stop();
                    world.in(duration, node::cont);
                });
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.cont();
        }
    }
}
