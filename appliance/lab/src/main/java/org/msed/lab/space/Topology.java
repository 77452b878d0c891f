package org.msed.lab.space;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.msed.lab.space.LabNode.Kind;

/** Which nodes a lab has and how they are cabled. Addresses are the lab's contract. */
public enum Topology {
    /** Two nodes on the public network only. */
    PAIR("pair", false, false),
    /** Two nodes with a direct link besides. */
    PAIR_DIRECT("pair-direct", true, false),
    /** One secondary for two primaries, public network only. */
    TWO_TO_ONE("two-to-one", false, true);

    /** Address of the gateway. */
    public static final String GATEWAY_ADDRESS = "10.10.10.1";

    private static final LabNode GATEWAY =
            new LabNode("gw", Kind.GATEWAY, GATEWAY_ADDRESS, Optional.empty());
    private static final LabNode CLIENT =
            new LabNode("client", Kind.CLIENT, "10.10.10.100", Optional.empty());

    private final String word;
    private final List<LabNode> nodes;

    Topology(String word, boolean direct, boolean second) {
        this.word = word;
        Optional<String> one = direct ? Optional.of("192.168.255.1") : Optional.empty();
        Optional<String> two = direct ? Optional.of("192.168.255.2") : Optional.empty();
        LabNode mse1 = new LabNode("mse1", Kind.PRIMARY, "10.10.10.12", one);
        LabNode mse2 = new LabNode("mse2", Kind.SECONDARY, "10.10.10.13", two);
        LabNode mse3 = new LabNode("mse3", Kind.PRIMARY, "10.10.10.22", Optional.empty());
        // Enum constants are built before the static fields, so the shared nodes join in nodes().
        this.nodes = second ? List.of(mse1, mse2, mse3) : List.of(mse1, mse2);
    }

    /** {@return the name used on the command line} */
    public String word() {
        return word;
    }

    /** {@return the nodes that run msed, primaries and secondary} */
    public List<LabNode> appliances() {
        return nodes;
    }

    /** {@return all nodes, gateway and client first} */
    public List<LabNode> nodes() {
        var all = new java.util.ArrayList<>(List.of(GATEWAY, CLIENT));
        all.addAll(nodes);
        return all;
    }

    /** {@return the nodes with role primary, one per pair} */
    public List<LabNode> primaries() {
        return nodes.stream().filter(node -> node.kind() == Kind.PRIMARY).toList();
    }

    /** {@return the secondary of every pair} */
    public LabNode secondary() {
        return nodes.stream()
                .filter(node -> node.kind() == Kind.SECONDARY)
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param name a host name
     * @return the node called so
     * @throws LabException naming the nodes there are
     */
    public LabNode node(String name) {
        return nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new LabException(
                                        "no node "
                                                + name
                                                + " in this lab: it has "
                                                + nodes().stream()
                                                        .map(LabNode::name)
                                                        .collect(Collectors.joining(", "))));
    }

    /**
     * The virtual address of a pair.
     *
     * @param primary the pair's primary
     * @return dotted IPv4 address on the public network
     */
    public static String virtualAddress(LabNode primary) {
        return primary.name().equals("mse3") ? "10.10.10.21" : "10.10.10.11";
    }

    /**
     * @param word name on the command line
     * @return the topology
     * @throws LabException naming those there are
     */
    public static Topology of(String word) {
        return Arrays.stream(values())
                .filter(topology -> topology.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new LabException(
                                        "no topology "
                                                + word
                                                + ": take pair, pair-direct or two-to-one"));
    }
}
