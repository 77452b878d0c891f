package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Member;
import org.msed.core.sim.World;

/** Nothing that one node sends reaches its peer, on any link. */
final class OneWaySilence implements Fault {

    @Override
    public String name() {
        return "one-way-silence";
    }

    @Override
    public String meaning() {
        return "nothing that one node sends reaches its peer, on any link";
    }

    @Override
    public String defence() {
        return "C of section 10; row 35 releases";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Member from = Victims.member(world, chance);
        for (int link = 0; link < world.plan().topology.links(); link++) {
            world.network().path(link, from.node(), from.peer().node()).cutAll();
        }
    }

    @Override
    public void heal(World world) {
        world.network().forEach((link, from, to, path) -> path.mend());
    }
}
