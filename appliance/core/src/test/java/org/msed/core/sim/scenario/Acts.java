package org.msed.core.sim.scenario;

import java.util.Locale;
import org.msed.core.pair.Order;
import org.msed.core.sim.Member;
import org.msed.core.sim.Network;
import org.msed.core.sim.Node;
import org.msed.core.sim.Path;
import org.msed.core.sim.Topology;
import org.msed.core.sim.World;
import org.msed.core.sim.mirror.Mirror;
import org.msed.core.sim.run.Settling;

/** What can happen in a scenario; the first word says what. */
final class Acts {

    private Acts() {}

    static void perform(World world, String[] w) {
        switch (w[0]) {
            case "run" -> world.runFor(Durations.nanos(w[1]));
            case "heal" -> Settling.heal(world);
            case "settle" -> Settling.settle(world);
            case "start", "kill", "power-off", "power-on" -> power(Cast.node(world, w[1]), w[0]);
            case "pause" -> {
                Node node = Cast.node(world, w[1]);
                node.stop();
                world.in(Durations.nanos(w[2]), node::cont);
            }
            case "freeze" -> {
                Node node = Cast.node(world, w[1]);
                node.freeze();
                world.in(Durations.nanos(w[2]), () -> node.thaw(false));
            }
            case "clock" -> clock(Cast.node(world, w[1]), w);
            case "gateway" -> Cast.node(world, w[1]).gatewayReachable = w[2].equals("up");
            case "carrier" -> Cast.node(world, w[1]).setCarrier(w[2].equals("up"));
            case "address" -> Cast.node(world, w[1]).addressRefused = w[2].equals("refused");
            case "disk" -> disk(Cast.member(world, w[1]), w);
            case "data" -> {
                Mirror mirror = Mirror.of(Cast.member(world, w[1]));
                mirror.failing = !w[2].equals("works");
                mirror.garbling = w[2].equals("garbles");
            }
            case "reset" -> Mirror.of(Cast.member(world, w[1])).resetStream();
            case "flip" -> Mirror.of(Cast.member(world, w[1])).flip(Integer.parseInt(w[2]));
            case "verify" -> Mirror.of(Cast.member(world, w[1])).verify();
            case "app" -> application(Cast.member(world, w[1]), w[2]);
            case "choose" ->
                    Cast.member(world, w[1]).choose(Cast.member(world, w[2]).role(), w.length > 3);
            case "undo" -> {
                Member member = Cast.member(world, w[1]);
                member.undo(Mirror.of(member).asideLineage());
            }
            case "order" -> {
                Order order = Order.valueOf(w[2].toUpperCase(Locale.ROOT));
                Cast.member(world, w[1]).order(order, w.length > 3 && w[3].equals("force"));
            }
            default -> network(world, w);
        }
    }

    private static void power(Node node, String act) {
        switch (act) {
            case "start" -> node.startDaemon();
            case "kill" -> node.kill();
            case "power-off" -> node.powerOff();
            default -> node.powerOn();
        }
    }

    private static void clock(Node node, String[] w) {
        if (w[2].equals("jump")) {
            node.jumpWall(Durations.nanos(w[3]));
        } else {
            node.setClockRate(1 + Double.parseDouble(w[3].replace("%", "")) / 100);
        }
    }

    private static void disk(Member member, String[] w) {
        member.disk().failing = w[2].equals("fails");
        member.disk().writeNanos = w[2].equals("slow") ? Durations.nanos(w[3]) : 0;
        if (w[2].equals("lost")) {
            member.disk().lose();
        }
    }

    private static void application(Member member, String what) {
        member.application().failing = what.equals("fails");
        member.application().hanging = what.equals("hangs");
        if (what.equals("dies") || what.equals("fails")) {
            member.application().die();
        }
    }

    /** {@code cut a b}, {@code cut a->b eth1}, {@code mend}, {@code loss 30}, {@code arp a->b}. */
    private static void network(World world, String[] w) {
        Network network = world.network();
        switch (w[0]) {
            case "mend" -> network.forEach((link, from, to, path) -> path.heal());
            case "loss" -> {
                double part = Double.parseDouble(w[1]) / 100;
                network.forEach((link, from, to, path) -> path.loss = part);
            }
            case "duplicate" -> {
                double part = Double.parseDouble(w[1]) / 100;
                network.forEach((link, from, to, path) -> path.duplicated = part);
            }
            case "delay" -> {
                long nanos = Durations.nanos(w[1]);
                network.forEach((link, from, to, path) -> path.delayNanos = nanos);
            }
            case "reorder" -> {
                long nanos = Durations.nanos(w[1]);
                network.forEach((link, from, to, path) -> path.jitterNanos = nanos);
            }
            case "cut" -> paths(world, w, Path::cutAll);
            case "frames" -> paths(world, w, path -> path.cut = true);
            case "arp" -> paths(world, w, path -> path.arpCut = true);
            case "slow" -> {
                long nanos = Durations.nanos(w[w.length - 1]);
                paths(world, w, path -> path.delayNanos = nanos);
            }
            default -> throw new IllegalArgumentException("unknown word " + w[0]);
        }
    }

    private interface Change {
        void make(Path path);
    }

    private static void paths(World world, String[] w, Change change) {
        boolean oneWay = w[1].contains("->");
        String[] ends = oneWay ? w[1].split("->") : new String[] {w[1], w[2]};
        int named = oneWay ? 2 : 3;
        String links = named < w.length ? w[named] : "all";
        int first = links.equals("eth1") ? 1 : 0;
        int last = links.equals("eth0") ? 0 : world.plan().topology.links() - 1;
        Node from = Cast.node(world, ends[0]);
        Node to = Cast.node(world, ends[1]);
        for (int link = first; link <= last; link++) {
            change.make(world.network().path(link, from, to));
            if (!oneWay) {
                change.make(world.network().path(link, to, from));
            }
        }
        if (first > Topology.PUBLIC && last < first) {
            throw new IllegalArgumentException("there is no eth1");
        }
    }
}
