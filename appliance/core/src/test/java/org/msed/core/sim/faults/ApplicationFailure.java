package org.msed.core.sim.faults;

import org.msed.core.sim.Application;
import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.World;

/** The application does not start on one node. */
final class ApplicationFailure implements Fault {

    @Override
    public String name() {
        return "application-failure";
    }

    @Override
    public String meaning() {
        return "the application does not start on one node";
    }

    @Override
    public String defence() {
        return "rows 27, 28, 43, 44, 52";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Application application = Victims.member(world, chance).application();
        application.failing = true;
        application.die();
    }

    @Override
    public void heal(World world) {
        for (Node node : world.nodes()) {
            node.members().forEach(member -> member.application().failing = false);
        }
    }
}
