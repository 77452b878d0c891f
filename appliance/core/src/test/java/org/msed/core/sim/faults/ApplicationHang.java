package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** The application neither starts nor stops by itself on one node. */
final class ApplicationHang implements Fault {

    @Override
    public String name() {
        return "application-hang";
    }

    @Override
    public String meaning() {
        return "the application neither starts nor stops by itself on one node";
    }

    @Override
    public String defence() {
        return "R15 order, T_stop, row 53";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.member(world, chance).application().hanging = true;
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.members().forEach(member -> member.application().hanging = false);
        }
    }
}
