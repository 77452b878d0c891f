package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Member;
import org.msed.core.sim.World;
import org.msed.core.state.Role;

/** Operators choose the source of copies that may have parted, now and then both at once. */
final class ChoiceOrder implements Fault {

    @Override
    public String name() {
        return "choice-order";
    }

    @Override
    public String meaning() {
        return "an operator chooses the source, or one on either node at once";
    }

    @Override
    public String defence() {
        return "rows 13 to 14a: a choice names the lineage that is lost; of two, one counts";
    }

    @Override
    public double rate() {
        return 2;
    }

    @Override
    public void inject(World world, Chance chance) {
        Member member = Victims.member(world, chance);
        boolean both = chance.below(3) == 0;
        order(member, chance);
        if (both) {
            order(member.peer(), chance);
        }
    }

    private static void order(Member member, Chance chance) {
        Role source = chance.below(2) == 0 ? Role.PRIMARY : Role.SECONDARY;
        member.choose(source, !member.peer().node().hasPower());
    }

    @Override
    public void heal(World world) {
        // A choice needs no healing.
    }
}
