package org.msed.platform.nft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.msed.platform.captured.Captured;
import org.msed.platform.netlink.MessageReader;
import org.msed.platform.netlink.MessageWriter;

class FilterCodecTest {
    private static final int BOUNDARY_HEX = 40;

    private final ByteBuffer buffer = ByteBuffer.allocate(16384).order(ByteOrder.nativeOrder());
    private final MessageWriter writer = new MessageWriter(buffer);
    private int sequence;

    @Test
    void batchBeginsAndEndsAsThatOfNft() {
        FilterCodec.writeBegin(writer, 0);
        FilterCodec.writeEnd(writer, 9);
        String nft = Captured.hex("nft-install-ip");
        String expected =
                nft.substring(0, BOUNDARY_HEX) + nft.substring(nft.length() - BOUNDARY_HEX);
        assertEquals(expected, Captured.hex(buffer));
    }

    @Test
    void ipv4TablesAreThoseNftMakes() throws Exception {
        codec("10.9.0.100").writeInstall(writer, () -> ++sequence);
        String ip = body("nft-install-ip");
        String ours = Captured.hex(buffer);
        assertEquals(ip, ours.substring(0, ip.length()));
        assertEquals(body("nft-install-arp"), renumbered(ip.length() / 2, 8));
    }

    @Test
    void ipv6TableIsThatNftMakesWithOneRuleMoreForAdvertisements() throws Exception {
        codec("fd00::100").writeInstall(writer, () -> ++sequence);
        String ip6 = body("nft-install-ip6");
        String ours = Captured.hex(buffer);
        assertEquals(ip6, ours.substring(0, ip6.length()));
        // meta l4proto, cmp 58, payload 1 byte of the transport header, cmp 136.
        String rule = ours.substring(ip6.length());
        assertTrue(rule.contains("050001003a000000"), rule);
        assertTrue(rule.contains("0500010088000000"), rule);
        assertEquals(9, sequence);
    }

    @Test
    void grantAddsDeletesAndAddsAsNftDoes() throws Exception {
        codec("10.9.0.100").writeGrant(writer, () -> ++sequence, 300);
        String ip = body("nft-grant-ip");
        assertEquals(ip, Captured.hex(buffer).substring(0, ip.length()));
        assertEquals(6, sequence);
    }

    @Test
    void revokeAddsAndDeletesSoThatItNeverMissesTheElement() throws Exception {
        codec("10.9.0.100").writeRevoke(writer, () -> ++sequence);
        assertEquals("0a0c 0a0e 0a0c 0a0e ", types());
    }

    @Test
    void removingAddsAndDeletesSoThatItNeverMissesTheTable() throws Exception {
        codec("10.9.0.100").writeRemove(writer, () -> ++sequence);
        assertEquals("0a00 0a02 0a00 0a02 ", types());
    }

    @Test
    void eachAddressHasATableNameOfItsOwn() throws Exception {
        assertEquals("msed_10_9_0_100", FilterCodec.tableName(InetAddress.getByName("10.9.0.100")));
        assertEquals(
                "msed_fd00_0_0_0_0_0_0_100",
                FilterCodec.tableName(InetAddress.getByName("fd00::100")));
    }

    private String types() throws Exception {
        StringBuilder types = new StringBuilder();
        MessageReader reader = new MessageReader(buffer.duplicate().order(buffer.order()).flip());
        while (reader.nextMessage()) {
            types.append(String.format("%04x ", reader.type()));
        }
        return types.toString();
    }

    /** What was written from an offset on, with sequences counted from 1 as in a batch alone. */
    private String renumbered(int from, int earlier) throws Exception {
        ByteBuffer rest = buffer.duplicate().order(buffer.order());
        int end = rest.position();
        for (int at = from; at < end; at += rest.getInt(at)) {
            rest.putInt(at + 8, rest.getInt(at + 8) - earlier);
        }
        return Captured.hex(rest).substring(from * 2);
    }

    private static String body(String captured) {
        String hex = Captured.hex(captured);
        return hex.substring(BOUNDARY_HEX, hex.length() - BOUNDARY_HEX);
    }

    private static FilterCodec codec(String address) throws Exception {
        return new FilterCodec(InetAddress.getByName(address));
    }
}
