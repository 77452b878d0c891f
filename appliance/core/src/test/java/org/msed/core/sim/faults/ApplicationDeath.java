package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.World;

/** The application dies beyond its restarts. */
final class ApplicationDeath implements Fault {

    @Override
    public String name() {
        return "application-death";
    }

    @Override
    public String meaning() {
        return "the application dies beyond its restarts";
    }

    @Override
    public String defence() {
        return "rows 43, 44";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        Victims.member(world, chance).application().die();
    }

    @Override
    public void heal(World world) {
        // A dead application is started again by the holder.
    }
}
