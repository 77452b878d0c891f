package org.msed.platform.natives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Expected bytes: strace 6.1 -xx of iproute2 6.1.0, arping 2.23 and ping (iputils 20221126). */
class SocketAddressTest {
    private final NativeBuffer buffer = NativeBuffer.allocate(SocketAddress.CAPACITY_BYTES);

    @Test
    void netlinkAddressNamesTheGroups() {
        assertEquals("100000000000000011010000", hex(SocketAddress.netlink(buffer, 0x111)));
    }

    @Test
    void linkAddressNamesProtocolInNetworkOrderAndInterface() {
        assertEquals(
                "11000806030000000000000600000000" + "00000000",
                hex(SocketAddress.link(buffer, 0x0806, 3)));
    }

    @Test
    void ipv4AddressIsSixteenBytes() throws Exception {
        InetAddress address = InetAddress.getByName("10.9.0.2");
        assertEquals(
                "020000000a0900020000000000000000",
                hex(SocketAddress.internet(buffer, address, 0)));
        assertArrayEquals(address.getAddress(), SocketAddress.internetAddress(buffer));
    }

    @Test
    void ipv6AddressCarriesItsScope() throws Exception {
        InetAddress address = InetAddress.getByName("fe80::1");
        assertEquals(
                "0a00000000000000fe80000000000000000000000000000103000000",
                hex(SocketAddress.internet(buffer, address, 3)));
        assertArrayEquals(address.getAddress(), SocketAddress.internetAddress(buffer));
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        buffer.bytes().get(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
