package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Member;
import org.msed.core.sim.World;

/** A node and its peer lose each other on every link. */
final class Partition implements Fault {

    @Override
    public String name() {
        return "partition";
    }

    @Override
    public String meaning() {
        return "a node and its peer lose each other on every link";
    }

    @Override
    public String defence() {
        return "the token decides (4); guard available: V1 to V5";
    }

    @Override
    public double rate() {
        return 2;
    }

    @Override
    public void inject(World world, Chance chance) {
        Member one = Victims.member(world, chance);
        for (int link = 0; link < world.plan().topology.links(); link++) {
            world.network().path(link, one.node(), one.peer().node()).cutAll();
            world.network().path(link, one.peer().node(), one.node()).cutAll();
        }
    }

    @Override
    public void heal(World world) {
        world.network().forEach((link, from, to, path) -> path.mend());
    }
}
