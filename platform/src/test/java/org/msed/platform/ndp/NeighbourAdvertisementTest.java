package org.msed.platform.ndp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.msed.platform.arp.MacAddress;
import org.msed.platform.captured.Captured;

class NeighbourAdvertisementTest {
    private static final MacAddress OWN = MacAddress.parse("02:00:00:00:00:01");

    private final ByteBuffer buffer = ByteBuffer.allocate(NeighbourAdvertisement.FRAME_BYTES);

    @Test
    void advertisementIsWhatTheKernelSends() throws Exception {
        Inet6Address vip = (Inet6Address) InetAddress.getByName("fd00::100");
        new NeighbourAdvertisement(OWN, vip, vip, false).write(buffer);
        assertEquals(Captured.hex("neighbour-advertisement"), Captured.hex(buffer));
    }

    @Test
    void routerSaysSoAndTheChecksumFollows() throws Exception {
        Inet6Address vip = (Inet6Address) InetAddress.getByName("fd00::100");
        new NeighbourAdvertisement(OWN, vip, vip, true).write(buffer);
        assertEquals((byte) 0xa0, buffer.get(58));
        // ~0x589d + 0x8000 = 0x12762, carry added: 0x2763, complement.
        assertEquals((short) 0xd89c, buffer.getShort(56));
    }
}
