package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** The gateway does not answer one node. */
final class GatewayLoss implements Fault {

    @Override
    public String name() {
        return "gateway-loss";
    }

    @Override
    public String meaning() {
        return "the gateway does not answer one node";
    }

    @Override
    public String defence() {
        return "V1, V4, row 47";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.node(world, chance).gatewayReachable = false;
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.gatewayReachable = true;
        }
    }
}
