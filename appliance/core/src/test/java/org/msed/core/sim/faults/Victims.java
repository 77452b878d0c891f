package org.msed.core.sim.faults;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Member;
import org.msed.core.sim.Node;
import org.msed.core.sim.Pair;
import org.msed.core.sim.Path;
import org.msed.core.sim.World;

/** Who or what is hit. */
final class Victims {

    private static final int LIST_LENGTH = 12;

    private Victims() {}

    static Node node(World world, Chance chance) {
        return world.nodes().get(chance.below(world.nodes().size()));
    }

    static Member member(World world, Chance chance) {
        Pair pair = world.pairs().get(chance.below(world.pairs().size()));
        return chance.below(2) == 0 ? pair.primary() : pair.secondary();
    }

    static Path path(World world, Chance chance) {
        Member from = member(world, chance);
        int link = chance.below(world.plan().topology.links());
        return world.network().path(link, from.node(), from.peer().node());
    }

    /** Around T_dead: from a few milliseconds to three times it. */
    static long duration(World world, Chance chance) {
        long dead = world.plan().deadNanos;
        return chance.below(2) == 0
                ? chance.between(dead / 100, dead)
                : chance.between(dead / 2, 3 * dead);
    }

    /** Now, or in the middle of a list of effects that is still to come. */
    static void nowOrAmidEffects(Node node, Chance chance, Runnable action) {
        if (chance.below(2) == 0) {
            action.run();
        } else {
            node.afterEffects(1 + chance.below(LIST_LENGTH), action);
        }
    }
}
