package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.World;
import org.msed.core.sim.mirror.Mirror;

/** The connection of a pair's stream is reset. */
final class StreamReset implements Fault {

    @Override
    public String name() {
        return "stream-reset";
    }

    @Override
    public String meaning() {
        return "the connection of a pair's stream is reset";
    }

    @Override
    public String defence() {
        return "rows 31, 33, 36: alone with the token, then what differs";
    }

    @Override
    public double rate() {
        return 2;
    }

    @Override
    public void inject(World world, Chance chance) {
        if (world.plan().mirrored) {
            Mirror.of(Victims.member(world, chance)).resetStream();
        }
    }

    @Override
    public void heal(World world) {
        // A new attachment comes by itself.
    }
}
