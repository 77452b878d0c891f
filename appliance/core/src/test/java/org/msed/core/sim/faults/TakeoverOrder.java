package org.msed.core.sim.faults;

import org.msed.core.pair.Order;
import org.msed.core.sim.Chance;
import org.msed.core.sim.Member;
import org.msed.core.sim.World;

/** An operator forces a takeover; the peer has no power, as stated. */
final class TakeoverOrder implements Fault {

    @Override
    public String name() {
        return "takeover-order";
    }

    @Override
    public String meaning() {
        return "an operator forces a takeover; the peer has no power, as stated";
    }

    @Override
    public String defence() {
        return "7.9: serial + 1000; R4 voids the lower serial";
    }

    @Override
    public double rate() {
        return 0.5;
    }

    @Override
    public void inject(World world, Chance chance) {
        Member member = Victims.member(world, chance);
        if (!member.peer().node().hasPower()) {
            member.order(Order.TAKEOVER, false);
        }
    }

    @Override
    public void heal(World world) {
        // What was forced is settled when the two meet.
    }
}
