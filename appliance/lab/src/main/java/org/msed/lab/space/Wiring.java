package org.msed.lab.space;

/** The cables of a lab as input for {@code ip -batch} (ip(8)). Pure. */
final class Wiring {
    private Wiring() {}

    /** {@return the two switches, without anything plugged in} */
    static String bridges() {
        // Snooping would hold back multicast until a querier appears; there is none.
        return """
               link add lan type bridge forward_delay 0 mcast_snooping 0
               link add direct type bridge forward_delay 0 mcast_snooping 0
               link set lan up
               link set direct up
               """;
    }

    /**
     * @param node the node to plug in
     * @param process its first process, as numbered inside the lab
     * @return what to do beside the nodes
     */
    static String cables(LabNode node, long process) {
        StringBuilder batch = new StringBuilder();
        cable(batch, "lan", node.lanPort(), "eth0", node.lanAddress(), process);
        node.directAddress()
                .ifPresent(
                        address ->
                                cable(
                                        batch,
                                        "direct",
                                        node.directPort(),
                                        "eth1",
                                        address,
                                        process));
        return batch.toString();
    }

    private static void cable(
            StringBuilder batch,
            String bridge,
            String port,
            String card,
            String address,
            long process) {
        batch.append("link add ").append(port).append(" type veth peer name ").append(card);
        batch.append(" address ").append(LabNode.hardwareAddress(address));
        batch.append(" netns ").append(process).append('\n');
        batch.append("link set ").append(port).append(" master ").append(bridge).append('\n');
        batch.append("link set ").append(port).append(" up\n");
    }

    /**
     * @param node a node with cables
     * @return what takes the carrier from all of its cards at once
     */
    static String pulled(LabNode node) {
        return forEachPort(node, "link set %s down\n");
    }

    /**
     * @param node a node with cables
     * @return what removes them, and the cards at their other ends
     */
    static String removed(LabNode node) {
        return forEachPort(node, "link delete %s\n");
    }

    /**
     * @param node a node with cables
     * @param process its first process, as numbered inside the lab
     * @return what deletes its public card and plugs in another one
     */
    static String anotherCard(LabNode node, long process) {
        StringBuilder batch = new StringBuilder();
        batch.append("link delete ").append(node.lanPort()).append('\n');
        cable(batch, "lan", node.lanPort(), "eth0", node.lanAddress(), process);
        return batch.toString();
    }

    private static String forEachPort(LabNode node, String line) {
        String batch = String.format(line, node.lanPort());
        return node.directAddress().isEmpty()
                ? batch
                : batch + String.format(line, node.directPort());
    }

    /**
     * @param node the node
     * @return what to do inside it once its cables are plugged in
     */
    static String addresses(LabNode node) {
        StringBuilder batch = new StringBuilder();
        node.directAddress().ifPresent(address -> address(batch, "eth1", address));
        return batch.append(publicAddress(node)).toString();
    }

    /**
     * @param node the node
     * @return what to do inside it once its public cable is plugged in
     */
    static String publicAddress(LabNode node) {
        StringBuilder batch = new StringBuilder();
        address(batch, "eth0", node.lanAddress());
        if (node.kind() != LabNode.Kind.GATEWAY) {
            batch.append("route add default via ").append(Topology.GATEWAY_ADDRESS).append('\n');
        }
        return batch.toString();
    }

    private static void address(StringBuilder batch, String card, String address) {
        batch.append("address add ").append(address).append('/').append(LabNode.PREFIX_LENGTH);
        batch.append(" broadcast + dev ").append(card).append('\n');
        batch.append("link set ").append(card).append(" up\n");
    }
}
