package org.msed.daemon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.msed.config.Ip4;
import org.msed.config.Ip4Prefix;

class SubnetTest {

    @Test
    void theBroadcastAddressHasAllHostBitsSet() {
        assertEquals("10.10.10.255", broadcast("10.10.10.12", 24));
        assertEquals("10.10.10.15", broadcast("10.10.10.12", 29));
        assertEquals("255.255.255.255", broadcast("200.1.1.1", 1));
    }

    @Test
    void aSubnetOfTwoHasNone() {
        assertTrue(Subnet.broadcast(new Ip4Prefix(Ip4.parse("10.0.0.0"), 31)).isEmpty());
        assertTrue(Subnet.broadcast(new Ip4Prefix(Ip4.parse("10.0.0.0"), 32)).isEmpty());
    }

    private static String broadcast(String address, int prefixLength) {
        return Subnet.broadcast(new Ip4Prefix(Ip4.parse(address), prefixLength))
                .map(InetAddress::getHostAddress)
                .orElseThrow();
    }
}
