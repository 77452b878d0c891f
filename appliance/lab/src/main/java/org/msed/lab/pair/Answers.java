package org.msed.lab.pair;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Topology;

/** The answers files that {@code setup.sh} takes in a lab. Pure. */
final class Answers {
    private static final String PUBLIC_CARD = "eth0";
    private static final String DIRECT_CARD = "eth1";

    private Answers() {}

    /**
     * The answers of one node about one pair.
     *
     * @param node whose file it is
     * @param primary the pair's primary
     * @param secondary the pair's secondary
     * @param options how the pair decides
     * @param instanceIndex number of the pair's instance database
     * @param secret the pair's secret, 64 hexadecimal digits
     * @return lines {@code key=value}
     */
    static String of(
            LabNode node,
            LabNode primary,
            LabNode secondary,
            PairOptions options,
            int instanceIndex,
            String secret) {
        boolean isPrimary = node.equals(primary);
        Map<String, String> answers = new LinkedHashMap<>();
        base(answers, node, isPrimary);
        pair(answers, primary, options, instanceIndex);
        peer(answers, isPrimary ? secondary : primary, !isPrimary);
        answers.put("pair.secret", secret);
        return answers.entrySet().stream()
                .map(answer -> answer.getKey() + "=" + answer.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void base(Map<String, String> answers, LabNode node, boolean isPrimary) {
        answers.put("node.name", node.name());
        answers.put("udi", identifier(node));
        answers.put("ha.role", isPrimary ? "Primary" : "Secondary");
        answers.put("hm.interface", PUBLIC_CARD);
        answers.put("hm.address", node.lanAddress());
        answers.put("hm.netmask", LabNode.NETMASK);
        if (node.directAddress().isPresent()) {
            answers.put("direct.interface", DIRECT_CARD);
            answers.put("direct.address", node.directAddress().get());
            answers.put("direct.netmask", LabNode.NETMASK);
        } else {
            answers.put("direct.interface", "none");
        }
        if (isPrimary) {
            answers.put("vip.alias", PUBLIC_CARD + ":1");
        }
        answers.put("gateway.address", Topology.GATEWAY_ADDRESS);
    }

    private static void pair(
            Map<String, String> answers, LabNode primary, PairOptions options, int instanceIndex) {
        answers.put("pair.id", primary.name());
        answers.put("failover.type", options.failover());
        answers.put("failback.type", options.failback());
        answers.put("failover.wait", options.waitMillis() + " ms");
        answers.put("guard", options.guard());
        answers.put("heartbeat.interval", options.beatMillis() + " ms");
        // An operator's failback must not wait half an hour in a demonstration, nor a standby
        // longer than it must until it may take over.
        answers.put("failback.dwell", "0 s");
        answers.put("settle.wait", "1 s");
        answers.put("os.shutdown.handover", "true");
        answers.put("vip.address", Topology.virtualAddress(primary));
        answers.put("vip.netmask", LabNode.NETMASK);
        answers.put("instance.index", Integer.toString(instanceIndex));
        answers.put("instance.database", options.database() ? "derby" : "none");
    }

    private static void peer(Map<String, String> answers, LabNode peer, boolean peerIsPrimary) {
        answers.put("peer.name", peer.name());
        answers.put("peer.role", peerIsPrimary ? "Primary" : "Secondary");
        answers.put("peer.hm.address", peer.lanAddress());
        peer.directAddress().ifPresent(address -> answers.put("peer.direct.address", address));
        answers.put("peer.udi", identifier(peer));
    }

    /** Made by setup where it is not given; here the peer must know it before. */
    private static String identifier(LabNode node) {
        return "MSE-VA:V01:" + node.name() + "_lab";
    }
}
