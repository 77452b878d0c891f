package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Member;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** Both slots of the record are unreadable after a power cut. */
final class RecordLost implements Fault {

    @Override
    public String name() {
        return "record-lost";
    }

    @Override
    public String meaning() {
        return "both slots of the record are unreadable after a power cut";
    }

    @Override
    public String defence() {
        return "row 2; rejoin makes an old token void";
    }

    @Override
    public double rate() {
        return 0.2;
    }

    @Override
    public void inject(World world, Chance chance) {
        Member member = Victims.member(world, chance);
        member.node().powerOff();
        member.disk().lose();
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.powerOn();
        }
    }
}
