package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** Writing the record fails. */
final class RecordError implements Fault {

    @Override
    public String name() {
        return "record-error";
    }

    @Override
    public String meaning() {
        return "writing the record fails";
    }

    @Override
    public String defence() {
        return "row 54: stop serving, say so";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.member(world, chance).disk().failing = true;
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.members().forEach(member -> member.disk().failing = false);
        }
    }
}
