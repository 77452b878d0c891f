package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Member;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;
import org.msed.core.sim.mirror.Mirror;

/** A disk flips a bit of a copy that is not served, and some verify comes by. */
final class BitFlip implements Fault {

    @Override
    public String name() {
        return "bit-flip";
    }

    @Override
    public String meaning() {
        return "a disk flips a bit of the standby's copy; a verify runs before long";
    }

    @Override
    public String defence() {
        return "R3, rows 36c, 36d: token back, what differs copied, granted again";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        if (!world.plan().mirrored) {
            return;
        }
        Member victim = Victims.member(world, chance);
        Mirror mirror = Mirror.of(victim);
        int extent = chance.below(mirror.ledger().extents());
        long until = chance.between(Plan.MILLI, 2 * Plan.SECOND);
        if (mirror.flip(extent)) {
            world.in(until, () -> Mirror.of(victim.peer()).verify());
        }
    }

    @Override
    public void heal(World world) {
        // What no verify has named stays.
    }
}
