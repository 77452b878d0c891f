package org.msed.lab.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Topology;

/**
 * The faults that lose packets, as rules of nft(8) on the switches of the lab. A frame passes the
 * chain once for each port it leaves by, so broadcasts are cut port by port too. Pure.
 */
final class PacketFaults {
    private PacketFaults() {}

    /**
     * @param topology the nodes
     * @param faults all faults that stand
     * @return a whole table that replaces the one before
     */
    static String table(Topology topology, List<Fault> faults) {
        StringBuilder rules =
                new StringBuilder("table bridge faults\ndelete table bridge faults\n");
        rules.append("table bridge faults {\n  chain lost {\n");
        rules.append("    type filter hook forward priority 0; policy accept;\n");
        for (Fault fault : faults) {
            String own = ports(List.of(topology.node(fault.node())));
            String peers =
                    ports(
                            topology.appliances().stream()
                                    .filter(node -> !node.name().equals(fault.node()))
                                    .toList());
            for (String rule : rules(fault, own, peers)) {
                rules.append("    ").append(rule).append('\n');
            }
        }
        return rules.append("  }\n}\n").toString();
    }

    private static List<String> rules(Fault fault, String own, String peers) {
        String toPeers = "iifname " + own + " oifname " + peers + " drop";
        String fromPeers = "iifname " + peers + " oifname " + own + " drop";
        // nft refuses a comparison that is always true.
        String share =
                fault.argument() == 100
                        ? " drop"
                        : " numgen random mod 100 < " + fault.argument() + " drop";
        return switch (fault.kind()) {
            case PARTITION -> List.of(toPeers, fromPeers);
            case ONE_WAY -> List.of(toPeers);
            case LOSS -> List.of("iifname " + own + share, "oifname " + own + share);
            case STOP, SHUTDOWN, KILL, HANG, DEATH, ETH0, ETH1 -> List.of();
        };
    }

    private static String ports(List<LabNode> nodes) {
        List<String> ports = new ArrayList<>();
        for (LabNode node : nodes) {
            ports.add(node.lanPort());
            if (node.directAddress().isPresent()) {
                ports.add(node.directPort());
            }
        }
        return ports.stream().collect(Collectors.joining(", ", "{ ", " }"));
    }
}
