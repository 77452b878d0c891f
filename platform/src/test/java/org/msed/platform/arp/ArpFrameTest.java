package org.msed.platform.arp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msed.platform.captured.Captured;

class ArpFrameTest {
    private static final MacAddress OWN = MacAddress.parse("02:00:00:00:00:01");
    private static final MacAddress OTHER = MacAddress.parse("02:00:00:00:00:05");
    private static final Inet4Address VIP = ip("10.9.0.100");

    @Test
    void announcementIsWhatTheKernelSends() {
        assertEquals(Captured.hex("arp-announcement"), written(ArpFrame.announcement(OTHER, VIP)));
    }

    @Test
    void announcementAsReplyIsWhatArpingSendsBeforeItsPadding() {
        String expected = Captured.hex("arp-announcement-reply").substring(0, 84);
        assertEquals(expected, written(ArpFrame.announcementAsReply(OWN, VIP)));
    }

    @Test
    void probeIsWhatArpingSendsBeforeItsPadding() {
        String expected = Captured.hex("arp-probe").substring(0, 84);
        assertEquals(expected, written(ArpFrame.probe(OWN, ip("10.9.0.77"))));
    }

    @Test
    void paddedFrameIsRead() throws Exception {
        ArpFrame read = ArpFrame.read(Captured.buffer("arp-probe"));
        assertEquals(ArpFrame.probe(OWN, ip("10.9.0.77")), read);
    }

    @Test
    void announcementOfAnotherStationIsAClaim() throws Exception {
        assertTrue(ArpFrame.read(Captured.buffer("arp-announcement")).claims(OWN, VIP));
    }

    @Test
    void ownAnnouncementIsNoForeignClaim() {
        assertFalse(ArpFrame.announcement(OWN, VIP).claims(OWN, VIP));
    }

    @Test
    void probeIsNoClaimButAForeignProbe() {
        ArpFrame probe = ArpFrame.probe(OTHER, VIP);
        assertFalse(probe.claims(OWN, VIP));
        assertTrue(probe.probes(OWN, VIP));
    }

    @Test
    void ownProbeIsNoForeignProbe() {
        assertFalse(ArpFrame.probe(OWN, VIP).probes(OWN, VIP));
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = Captured.bytes("arp-announcement");
        for (int length = 0; length < whole.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(whole, length));
            assertThrows(ArpFormatException.class, () -> ArpFrame.read(cut), "length " + length);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12, ARP Ethernet type must be 0x0806",
        "14, ARP hardware type must be 0x0001",
        "16, ARP protocol type must be 0x0800",
        "18, ARP address lengths must be 0x0604"
    })
    void frameOfAnotherKindIsRefusedWithTheField(int offset, String message) {
        ByteBuffer frame = Captured.buffer("arp-announcement");
        frame.put(offset, (byte) 0x7f);
        ArpFormatException refused =
                assertThrows(ArpFormatException.class, () -> ArpFrame.read(frame));
        assertTrue(refused.getMessage().startsWith(message + ", got 0x7f"), refused.getMessage());
    }

    @Test
    void hardwareAddressOfAnotherLengthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> MacAddress.of(new byte[5]));
    }

    @Test
    void hardwareAddressIsPrintedAsItIsParsed() {
        assertEquals("02:00:00:00:00:01", MacAddress.parse("02:00:00:00:00:01").toString());
    }

    private static String written(ArpFrame frame) {
        ByteBuffer buffer = ByteBuffer.allocate(ArpFrame.FRAME_BYTES);
        frame.write(buffer);
        return Captured.hex(buffer);
    }

    private static Inet4Address ip(String text) {
        try {
            return (Inet4Address) InetAddress.getByName(text);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
