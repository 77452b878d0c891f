package org.msed.core.sim.run;

import java.util.ArrayList;
import java.util.List;
import org.msed.core.pair.PairMachine;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Network;
import org.msed.core.sim.Node;
import org.msed.core.sim.Pair;
import org.msed.core.sim.Path;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;
import org.msed.core.sim.invariants.Invariants;
import org.msed.core.state.Guard;

/**
 * What guard {@code available} does in every combination of what one cut can take away (ha-protocol
 * 4): each direction of eth0, of ARP on eth0, of eth1, of both nodes' gateway paths, and the
 * gateway itself. Computed by the shipped machine.
 */
final class GuardTable {

    private static final String[] NETWORKS = {
        "eth0 a>b", "eth0 b>a", "ARP a>b", "ARP b>a", "eth1 a>b", "eth1 b>a"
    };

    /** How many of the 32 states of gateway and its four path directions each column stands for. */
    private static final int[] WEIGHTS = {1, 3, 3, 25};

    private static final String[] GATEWAYS = {
        "both gateways answer", "only a's answers", "only b's answers", "none answers"
    };

    /** Bits of both ways of frames from b to a. */
    private static final int FRAMES_TO_HOLDER = 2 + 32;

    private static final String UNTIL_ARP = "both until the ARP";
    private static final String ON_THE_WIRE = "both while on the wire";

    private static final long LASTING = 400 * Plan.MILLI;

    private GuardTable() {}

    /** Total time during which both nodes owned the address. */
    private static final class Overlap implements Invariant.OfWorld {

        private long since = -1;
        private long total;

        @Override
        public String id() {
            return "overlap";
        }

        @Override
        public void check(World world) {
            boolean both = world.pairs().get(0).ownedTwice();
            if (since >= 0) {
                total += world.now() - since;
            }
            since = both ? world.now() : -1;
        }
    }

    /** The page. */
    static String print() {
        StringBuilder rows = new StringBuilder();
        List<String> two = new ArrayList<>();
        int lasting = 0;
        int brief = 0;
        int onTheWire = 0;
        for (int cuts = 0; cuts < 64; cuts++) {
            rows.append("| ").append(names(cuts)).append(" |");
            for (int gateways = 0; gateways < 4; gateways++) {
                String outcome = outcome(cuts, gateways);
                rows.append(' ').append(outcome).append(" |");
                lasting += outcome.startsWith("**both") ? WEIGHTS[gateways] : 0;
                brief += outcome.contains(UNTIL_ARP) ? WEIGHTS[gateways] : 0;
                onTheWire += outcome.contains(ON_THE_WIRE) ? WEIGHTS[gateways] : 0;
                if (outcome.startsWith("**")) {
                    two.add(names(cuts) + ", " + GATEWAYS[gateways] + ": " + outcome);
                }
            }
            rows.append('\n');
        }
        return head(lasting, brief, onTheWire, two) + rows;
    }

    private static String head(int lasting, int brief, int onTheWire, List<String> two) {
        StringBuilder text = new StringBuilder();
        text.append("# Guard available: who serves after a cut\n\n");
        text.append("Printed by the simulator from the shipped pair machine; a test compares.\n");
        text.append(
                "Node a serves, b is attached and has the token; then everything in the first\n");
        text.append(
                "column is cut at once. Shown is who answers for the address ten seconds later\n");
        text.append("(failover wait 1 s). The 64 rows and four columns stand for the 2 048\n");
        text.append("combinations of ha-protocol 4: the columns for\n").append(WEIGHTS[0]);
        text.append(", ").append(WEIGHTS[1]).append(", ").append(WEIGHTS[2]).append(" and ");
        text.append(WEIGHTS[3]).append(" states of the gateway and its paths.\n\n");
        text.append("- \"both\": two owners that last: ").append(lasting).append(" of 2048.\n");
        text.append("- \"").append(UNTIL_ARP).append("\": two owners until the first gratuitous\n");
        text.append(
                "  ARP of the new one reaches the old one, which hears nothing else of it and\n");
        text.append("  then gives way (at most 0.4 s): ").append(brief).append(" of 2048.\n");
        text.append("- \"").append(ON_THE_WIRE).append("\": two owners while the frame that\n");
        text.append(
                "  announces the new epoch to the old one is under way (below 1 ms; the model\n");
        text.append("  takes no time for opening the data): ").append(onTheWire);
        text.append(" of 2048.\n\n");
        two.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append("\n| cut |");
        for (String gateway : GATEWAYS) {
            text.append(' ').append(gateway).append(" |");
        }
        return text.append("\n| --- | --- | --- | --- | --- |\n").toString();
    }

    private static String names(int cuts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NETWORKS.length; i++) {
            if ((cuts >> i & 1) != 0) {
                text.append(text.length() == 0 ? "" : ", ").append(NETWORKS[i]);
            }
        }
        return text.length() == 0 ? "nothing" : text.toString();
    }

    private static String outcome(int cuts, int gateways) {
        Plan plan = new Plan();
        plan.guard = Guard.AVAILABLE;
        plan.gatewayNanos = 5 * Plan.SECOND;
        Overlap overlap = new Overlap();
        List<Invariant> invariants = new ArrayList<>(Invariants.fresh());
        invariants.add(overlap);
        World world = new World(1, plan, new PairMachine()::step, invariants, null);
        world.nodes().forEach(Node::startDaemon);
        world.runFor(4 * Plan.SECOND);
        cut(world, cuts);
        world.nodes().get(0).gatewayReachable = gateways < 2;
        world.nodes().get(1).gatewayReachable = gateways % 2 == 0;
        world.runFor(10 * Plan.SECOND);
        Pair pair = world.pairs().get(0);
        if (pair.ownedTwice()) {
            return "**both**";
        }
        String owner =
                pair.primary().ownsAddress() ? "a" : pair.secondary().ownsAddress() ? "b" : "-";
        if (overlap.total == 0) {
            return owner;
        }
        if (overlap.total > LASTING) {
            return "**both once**";
        }
        boolean heard = (cuts & FRAMES_TO_HOLDER) != FRAMES_TO_HOLDER;
        return "**" + owner + ", " + (heard ? ON_THE_WIRE : UNTIL_ARP) + "**";
    }

    private static void cut(World world, int cuts) {
        Network network = world.network();
        Node a = world.nodes().get(0);
        Node b = world.nodes().get(1);
        Path[] eth0 = {network.path(0, a, b), network.path(0, b, a)};
        Path[] eth1 = {network.path(1, a, b), network.path(1, b, a)};
        for (int way = 0; way < 2; way++) {
            eth0[way].cut = (cuts >> way & 1) != 0;
            eth0[way].arpCut = (cuts >> 2 + way & 1) != 0;
            eth1[way].cut = (cuts >> 4 + way & 1) != 0;
        }
    }
}
