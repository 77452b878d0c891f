package org.msed.platform.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.msed.platform.captured.Captured;

class AddressCodecTest {
    private final ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
    private final MessageWriter writer = new MessageWriter(buffer);

    @Test
    void replaceOfAnIpv4AddressIsWhatIpSends() throws Exception {
        InterfaceAddress vip = new InterfaceAddress(3, ip("10.9.0.100"), 24, "eth0:1", 3);
        AddressCodec.writeReplace(writer, sequence("address-replace-ipv4"), vip);
        assertEquals(Captured.hex("address-replace-ipv4"), Captured.hex(buffer));
    }

    @Test
    void replaceOfAnIpv6AddressIsWhatIpSends() throws Exception {
        InterfaceAddress vip = new InterfaceAddress(3, ip("fd00::100"), 64, "eth0:1", 3);
        AddressCodec.writeReplace(writer, sequence("address-replace-ipv6"), vip);
        assertEquals(Captured.hex("address-replace-ipv6"), Captured.hex(buffer));
    }

    @Test
    void deleteIsWhatIpSends() throws Exception {
        InterfaceAddress vip = new InterfaceAddress(3, ip("10.9.0.100"), 24, "eth0:1", -1);
        AddressCodec.writeDelete(writer, sequence("address-delete-ipv4"), vip);
        assertEquals(Captured.hex("address-delete-ipv4"), Captured.hex(buffer));
    }

    @Test
    void endlessLifetimeIsAllOnes() throws Exception {
        InterfaceAddress vip =
                new InterfaceAddress(3, ip("10.9.0.100"), 24, "", AddressTable.FOREVER);
        AddressCodec.writeReplace(writer, 1, vip);
        String cacheInfo = "14000600" + "ffffffff".repeat(2) + "00000000".repeat(2);
        assertTrue(Captured.hex(buffer).endsWith(cacheInfo), Captured.hex(buffer));
    }

    @Test
    void listedAddressIsReadWithLabelAndLifetime() throws Exception {
        InterfaceAddress read = read(Captured.buffer("address-listed-ipv4"));
        assertEquals(new InterfaceAddress(3, ip("10.9.0.100"), 24, "eth0:1", 3), read);
    }

    @Test
    void endlessLifetimeIsReadAsForever() throws Exception {
        InterfaceAddress read = read(Captured.buffer("event-address-added"));
        InterfaceAddress expected =
                new InterfaceAddress(3, ip("10.9.0.7"), 24, "eth0", AddressTable.FOREVER);
        assertEquals(expected, read);
    }

    @Test
    void otherFamiliesAreNotOurs() throws Exception {
        ByteBuffer message = Captured.buffer("address-listed-ipv4");
        message.put(16, (byte) 12);
        assertNull(read(message));
    }

    @Test
    void addressOfTheWrongLengthIsRefused() {
        ByteBuffer message = Captured.buffer("address-listed-ipv4");
        message.put(16, (byte) 10);
        NetlinkFormatException refused =
                assertThrows(NetlinkFormatException.class, () -> read(message));
        assertEquals("address of family 10 needs 16 bytes", refused.getMessage());
    }

    @Test
    void everyTruncationBeforeTheEndOfTheAddressIsRefused() {
        byte[] whole = Captured.bytes("address-listed-ipv4");
        for (int length = 16; length < 32; length++) {
            ByteBuffer cut =
                    ByteBuffer.wrap(Arrays.copyOf(whole, length)).order(ByteOrder.nativeOrder());
            cut.putInt(0, length);
            assertThrows(NetlinkFormatException.class, () -> read(cut), "length " + length);
        }
    }

    @Test
    void shortLifetimeAttributeIsRefused() {
        ByteBuffer message = Captured.buffer("address-listed-ipv4");
        int cacheInfo = message.limit() - 20;
        message.putShort(cacheInfo, (short) 8);
        message.putShort(cacheInfo + 8, (short) 12);
        message.putShort(cacheInfo + 10, (short) 99);
        assertThrows(NetlinkFormatException.class, () -> read(message));
    }

    private static InterfaceAddress read(ByteBuffer message) throws NetlinkFormatException {
        MessageReader reader = new MessageReader(message);
        assertTrue(reader.nextMessage());
        return AddressCodec.read(reader);
    }

    private static int sequence(String captured) {
        return Captured.buffer(captured).getInt(8);
    }

    private static InetAddress ip(String text) throws Exception {
        return InetAddress.getByName(text);
    }
}
