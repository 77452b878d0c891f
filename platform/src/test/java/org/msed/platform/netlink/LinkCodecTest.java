package org.msed.platform.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.msed.platform.captured.Captured;

class LinkCodecTest {
    @Test
    void linkThatIsUpIsRead() throws Exception {
        Link expected =
                new Link(3, "eth0", "02:00:00:00:00:01", "02:00:00:00:00:01", true, true, 1500);
        assertEquals(expected, read(Captured.buffer("link-eth0")));
    }

    @Test
    void lostCarrierIsSeenWhileTheLinkIsStillUp() throws Exception {
        Link link = read(Captured.buffer("event-carrier-lost"));
        assertEquals("eth0", link.name());
        assertTrue(link.up());
        assertFalse(link.carrier());
    }

    @Test
    void permanentAddressIsToldFromTheCurrentOne() throws Exception {
        ByteBuffer message =
                link(0, "0a000100020000000001" + "0000", "0a003600aabbccddeeff" + "0000");
        Link link = read(message);
        assertEquals("02:00:00:00:00:01", link.mac());
        assertEquals("aa:bb:cc:dd:ee:ff", link.permanentMac());
    }

    @Test
    void whatABridgeSaysOfItsPortsIsNoLink() throws Exception {
        assertNull(read(link(7, "", "")));
    }

    @Test
    void linkWithoutNameIsRefused() {
        ByteBuffer message = ByteBuffer.allocate(32).order(ByteOrder.nativeOrder());
        message.putInt(0, 32).putShort(4, (short) 16).putInt(20, 7);
        NetlinkFormatException refused =
                assertThrows(NetlinkFormatException.class, () -> read(message));
        assertEquals("link 7 has no name", refused.getMessage());
    }

    @Test
    void shortStructIsRefused() {
        ByteBuffer message = ByteBuffer.allocate(28).order(ByteOrder.nativeOrder());
        message.putInt(0, 28).putShort(4, (short) 16);
        NetlinkFormatException refused =
                assertThrows(NetlinkFormatException.class, () -> read(message));
        assertEquals(
                "message type 16 needs 16 bytes after its header, got 12", refused.getMessage());
    }

    @Test
    void dumpRequestAsksForEveryLink() {
        ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        LinkCodec.writeDump(new MessageWriter(buffer), 7);
        String expected = "20000000" + "1200" + "0103" + "07000000" + "00".repeat(20);
        assertEquals(expected, Captured.hex(buffer));
    }

    /** Little-endian bytes by hand: a name, and the attributes given. */
    private static ByteBuffer link(int family, String first, String second) {
        byte[] attributes = HexFormat.of().parseHex("090003006574683000000000" + first + second);
        ByteBuffer message =
                ByteBuffer.allocate(32 + attributes.length).order(ByteOrder.nativeOrder());
        message.putInt(0, message.capacity()).putShort(4, (short) 16).put(16, (byte) family);
        message.put(32, attributes);
        return message;
    }

    private static Link read(ByteBuffer message) throws NetlinkFormatException {
        MessageReader reader = new MessageReader(message);
        assertTrue(reader.nextMessage());
        return LinkCodec.read(reader);
    }
}
