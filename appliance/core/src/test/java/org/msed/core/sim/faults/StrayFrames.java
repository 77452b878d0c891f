package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;

/** All directions lose, delay and repeat a little at once. */
final class StrayFrames implements Fault {

    @Override
    public String name() {
        return "stray-frames";
    }

    @Override
    public String meaning() {
        return "all directions lose, delay and repeat a little at once";
    }

    @Override
    public String defence() {
        return "beats on every link, R4";
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public void inject(World world, Chance chance) {
        double loss = chance.part() / 3;
        world.network()
                .forEach(
                        (link, from, to, path) -> {
                            path.loss = loss;
                            path.duplicated = loss;
                            path.jitterNanos = 20 * Plan.MILLI;
                        });
    }

    @Override
    public void heal(World world) {
        world.network()
                .forEach(
                        (link, from, to, path) -> {
                            path.loss = 0;
                            path.duplicated = 0;
                            path.healDelay();
                        });
    }
}
