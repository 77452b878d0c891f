package org.msed.core.sim.scenario;

import org.msed.core.sim.Member;
import org.msed.core.sim.Node;
import org.msed.core.sim.Pair;
import org.msed.core.sim.World;

/** Finds nodes and members by the names that scenarios use: a, b, c; b/2 is b in pair 2. */
final class Cast {

    private Cast() {}

    static Node node(World world, String name) {
        for (Node node : world.nodes()) {
            if (node.toString().equals(name)) {
                return node;
            }
        }
        throw new IllegalArgumentException("no node " + name);
    }

    static Member member(World world, String name) {
        String[] parts = name.split("/");
        Node node = node(world, parts[0]);
        if (parts.length == 1) {
            return node.members().get(0);
        }
        Pair pair = pair(world, parts[1]);
        return pair.primary().node() == node ? pair.primary() : pair.secondary();
    }

    static Pair pair(World world, String number) {
        return world.pairs().get(Integer.parseInt(number) - 1);
    }
}
