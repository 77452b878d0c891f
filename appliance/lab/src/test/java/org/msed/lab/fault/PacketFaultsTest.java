package org.msed.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.lab.space.Topology;

class PacketFaultsTest {
    private static final String MSE1 = "{ mse1-eth0, mse1-eth1 }";
    private static final String MSE2 = "{ mse2-eth0, mse2-eth1 }";

    @Test
    void partitionDropsBothDirectionsBetweenThePeers() {
        assertEquals(
                List.of(
                        "iifname " + MSE1 + " oifname " + MSE2 + " drop",
                        "iifname " + MSE2 + " oifname " + MSE1 + " drop"),
                rules(Topology.PAIR_DIRECT, Fault.of("partition", "mse1", null)));
    }

    @Test
    void oneWayDropsWhatTheNodeSends() {
        assertEquals(
                List.of("iifname " + MSE2 + " oifname " + MSE1 + " drop"),
                rules(Topology.PAIR_DIRECT, Fault.of("one-way", "mse2", null)));
    }

    @Test
    void lossDropsAShareOfBothDirectionsWhoeverTheOtherIs() {
        assertEquals(
                List.of(
                        "iifname " + MSE1 + " numgen random mod 100 < 20 drop",
                        "oifname " + MSE1 + " numgen random mod 100 < 20 drop"),
                rules(Topology.PAIR_DIRECT, Fault.of("loss", "mse1", "20")));
    }

    @Test
    void aWholeLossNeedsNoChance() {
        assertEquals(
                List.of("iifname " + MSE1 + " drop", "oifname " + MSE1 + " drop"),
                rules(Topology.PAIR_DIRECT, Fault.of("loss", "mse1", "100")));
    }

    @Test
    void aThirdNodeIsAPeerToo() {
        assertEquals(
                List.of("iifname { mse3-eth0 } oifname { mse1-eth0, mse2-eth0 } drop"),
                rules(Topology.TWO_TO_ONE, Fault.of("one-way", "mse3", null)));
    }

    @Test
    void faultsWithoutPacketsHaveNoRules() {
        assertEquals(List.of(), rules(Topology.PAIR, Fault.of("death", "mse1", null)));
    }

    @Test
    void noFaultLeavesAnEmptyChain() {
        assertFalse(PacketFaults.table(Topology.PAIR, List.of()).contains(" drop"));
    }

    private static List<String> rules(Topology topology, Fault fault) {
        return PacketFaults.table(topology, List.of(fault))
                .lines()
                .map(String::strip)
                .filter(line -> line.endsWith(" drop"))
                .toList();
    }
}
