package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** Kill -9 of the daemon; the address stays until its lease ends. */
final class DaemonKill implements Fault {

    @Override
    public String name() {
        return "daemon-kill";
    }

    @Override
    public String meaning() {
        return "kill -9 of the daemon; the address stays until its lease ends";
    }

    @Override
    public String defence() {
        return "R13, rows 1, 6, 6a";
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
                    node.kill();
                    world.in(duration, node::startDaemon);
                });
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.startDaemon();
        }
    }
}
