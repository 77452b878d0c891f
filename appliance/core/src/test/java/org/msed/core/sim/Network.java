package org.msed.core.sim;

/** The links between the nodes: frames on all of them, ARP on the public one. */
public final class Network {

    private final World world;
    private final Path[][][] paths;

    Network(World world, int nodes, int links) {
        this.world = world;
        this.paths = new Path[links][nodes][nodes];
        for (Path[][] link : paths) {
            for (Path[] from : link) {
                for (int to = 0; to < nodes; to++) {
                    from[to] = new Path();
                }
            }
        }
    }

    /** One direction of one link. */
    public Path path(int link, Node from, Node to) {
        return paths[link][from.index()][to.index()];
    }

    /** All paths, for faults that touch many. */
    public void forEach(PathVisitor visitor) {
        for (int link = 0; link < paths.length; link++) {
            for (int from = 0; from < paths[link].length; from++) {
                for (int to = 0; to < paths[link].length; to++) {
                    if (from != to) {
                        visitor.visit(link, from, to, paths[link][from][to]);
                    }
                }
            }
        }
    }

    /** Sees each path. */
    @FunctionalInterface
    public interface PathVisitor {
        /** One path, by link and node indices. */
        void visit(int link, int from, int to, Path path);
    }

    /** Sends a packet by its link. */
    void send(Packet packet) {
        Node from = packet.from.node();
        Node to = packet.to.node();
        Path path = paths[packet.link][from.index()][to.index()];
        if (path.cut || !carriers(packet.link, from, to)) {
            return;
        }
        Chance chance = world.chance();
        if (!chance.happens(path.loss)) {
            world.in(path.delay(chance), packet);
        }
        if (chance.happens(path.duplicated)) {
            playAgain(packet, chance);
        }
    }

    /** A duplicate may come by another link: nothing in a frame says by which it was sent. */
    private void playAgain(Packet packet, Chance chance) {
        int link = chance.below(paths.length);
        if (passes(link, packet.from.node(), packet.to.node())) {
            Packet again = new Packet(packet.from, packet.to, link, packet.envelope);
            world.in(path(link, packet.from.node(), packet.to.node()).delay(chance), again);
        }
    }

    /** Carries an ARP frame; {@code arrival} runs when it gets there, if it does. */
    void sendArp(Node from, Node to, Runnable arrival) {
        Path path = path(Topology.PUBLIC, from, to);
        boolean passes = !path.arpCut && carriers(Topology.PUBLIC, from, to);
        if (passes && !world.chance().happens(path.loss)) {
            world.in(path.delay(world.chance()), arrival);
        }
    }

    /** Whether a link carries frames this way now, loss apart. */
    public boolean passes(int link, Node from, Node to) {
        return !path(link, from, to).cut && carriers(link, from, to);
    }

    private static boolean carriers(int link, Node from, Node to) {
        return link != Topology.PUBLIC || from.carrier() && to.carrier();
    }
}
