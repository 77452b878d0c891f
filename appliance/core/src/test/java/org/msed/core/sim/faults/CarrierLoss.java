package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** The public interface of a node loses its carrier. */
final class CarrierLoss implements Fault {

    @Override
    public String name() {
        return "carrier-loss";
    }

    @Override
    public String meaning() {
        return "the public interface of a node loses its carrier";
    }

    @Override
    public String defence() {
        return "row 47 at once, if the peer is better placed";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.node(world, chance).setCarrier(false);
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.setCarrier(true);
        }
    }
}
