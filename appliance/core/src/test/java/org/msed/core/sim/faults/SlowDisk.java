package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;

/** The record takes up to 2 s to become durable. */
final class SlowDisk implements Fault {

    @Override
    public String name() {
        return "slow-disk";
    }

    @Override
    public String meaning() {
        return "the record takes up to 2 s to become durable";
    }

    @Override
    public String defence() {
        return "D15: a loop that waits is a silent node; the lease runs out";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.member(world, chance).disk().writeNanos =
                chance.between(Plan.MILLI, 2 * Plan.SECOND);
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.members().forEach(member -> member.disk().writeNanos = 0);
        }
    }
}
