package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.World;

/** ARP does not pass in one direction of the public link. */
final class ArpCut implements Fault {

    @Override
    public String name() {
        return "arp-cut";
    }

    @Override
    public String meaning() {
        return "ARP does not pass in one direction of the public link";
    }

    @Override
    public String defence() {
        return "the probe is one condition among several (R16)";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.path(world, chance).arpCut = true;
    }

    @Override
    public void heal(World world) {
        world.network().forEach((link, from, to, path) -> path.arpCut = false);
    }
}
