package org.msed.lab.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WiringTest {
    @Test
    void aNodeWithADirectLinkHasTwoCables() {
        String cables = Wiring.cables(Topology.PAIR_DIRECT.node("mse1"), 42);
        assertTrue(cables.contains("link set mse1-eth0 master lan\n"), cables);
        assertTrue(cables.contains("link set mse1-eth1 master direct\n"), cables);
        assertTrue(cables.contains("address 02:00:0a:0a:0a:0c netns 42\n"), cables);
    }

    @Test
    void aNodeWithoutOneHasOne() {
        assertFalse(Wiring.cables(Topology.PAIR.node("mse1"), 42).contains("eth1"));
    }

    @Test
    void everyNodeButTheGatewayGoesThroughTheGateway() {
        assertTrue(
                Wiring.addresses(Topology.PAIR.node("client"))
                        .contains("route add default via 10.10.10.1"));
        assertFalse(Wiring.addresses(Topology.PAIR.node("gw")).contains("route"));
    }

    @Test
    void anAddressComesWithItsNetworkAndBroadcast() {
        assertEquals(
                "address add 192.168.255.2/24 broadcast + dev eth1",
                Wiring.addresses(Topology.PAIR_DIRECT.node("mse2"))
                        .lines()
                        .filter(line -> line.contains("eth1"))
                        .findFirst()
                        .orElseThrow());
    }
}
