package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** The kernel of one node refuses to set the address. */
final class AddressRefusal implements Fault {

    @Override
    public String name() {
        return "address-refusal";
    }

    @Override
    public String meaning() {
        return "the kernel of one node refuses to set the address";
    }

    @Override
    public String defence() {
        return "row 28, rows 43, 44";
    }

    @Override
    public double rate() {
        return 0.5;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.node(world, chance).addressRefused = true;
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.addressRefused = false;
        }
    }
}
