package org.msed.core.sim.faults;

import org.msed.core.pair.Order;
import org.msed.core.sim.Chance;
import org.msed.core.sim.Member;
import org.msed.core.sim.Node;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;

/** An operator stops a daemon, or the system goes down; it starts again later. */
final class StopOrder implements Fault {

    @Override
    public String name() {
        return "stop-order";
    }

    @Override
    public String meaning() {
        return "an operator stops a daemon, or the system goes down; it starts again later";
    }

    @Override
    public String defence() {
        return "I11, rows 19, 24 to 24b, 49; D22";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Member member = Victims.member(world, chance);
        Order order = chance.below(3) == 0 ? Order.SHUTDOWN : Order.STOP;
        boolean force = chance.below(4) == 0;
        for (Member each : member.node().members()) {
            each.order(order, force);
        }
        world.in(Victims.duration(world, chance) + Plan.SECOND, member.node()::startDaemon);
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.startDaemon();
        }
    }
}
