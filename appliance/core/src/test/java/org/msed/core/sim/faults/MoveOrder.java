package org.msed.core.sim.faults;

import org.msed.core.pair.Order;
import org.msed.core.sim.Chance;
import org.msed.core.sim.World;

/** An operator orders a switchover or failback. */
final class MoveOrder implements Fault {

    @Override
    public String name() {
        return "move-order";
    }

    @Override
    public String meaning() {
        return "an operator orders a switchover or failback";
    }

    @Override
    public String defence() {
        return "rows 41, 42, 22, 50 to 52";
    }

    @Override
    public double rate() {
        return 2;
    }

    @Override
    public void inject(World world, Chance chance) {
        Order order = chance.below(2) == 0 ? Order.SWITCHOVER : Order.FAILBACK;
        Victims.member(world, chance).order(order, false);
    }

    @Override
    public void heal(World world) {
        // An order needs no healing.
    }
}
