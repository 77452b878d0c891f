package org.msed.platform.icmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.msed.platform.captured.Captured;

class EchoCodecTest {
    private static final Echo ECHO = new Echo(4660, 1);

    private final ByteBuffer buffer = ByteBuffer.allocate(EchoCodec.REQUEST_BYTES);

    @Test
    void requestIsWhatPingSendsBehindTheIpHeader() {
        EchoCodec.writeRequest(buffer, ECHO);
        assertEquals(Captured.hex("echo-request-ipv4").substring(40), Captured.hex(buffer));
    }

    @Test
    void ipv6RequestIsWhatPingSendsButForTheKernelsChecksum() {
        EchoCodec.writeRequest6(buffer, ECHO);
        String expected = Captured.hex("echo-request-ipv6").replace("6d86", "0000");
        assertEquals(expected, Captured.hex(buffer));
    }

    @Test
    void replyIsRead() throws Exception {
        assertEquals(ECHO, EchoCodec.readReply(Captured.buffer("echo-reply-ipv4")));
    }

    @Test
    void replyWithAnOddNumberOfBytesIsRead() throws Exception {
        assertEquals(new Echo(77, 1), EchoCodec.readReply(Captured.buffer("echo-reply-odd")));
    }

    @Test
    void ipv6ReplyIsRead() throws Exception {
        assertEquals(ECHO, EchoCodec.readReply6(Captured.buffer("echo-reply-ipv6")));
    }

    @Test
    void replyBehindIpOptionsIsRead() throws Exception {
        byte[] plain = Captured.bytes("echo-reply-ipv4");
        ByteBuffer packet = ByteBuffer.allocate(32);
        packet.put(plain, 0, 20).putInt(0x01010100).put(plain, 20, 8).flip();
        packet.put(0, (byte) 0x46);
        assertEquals(ECHO, EchoCodec.readReply(packet));
    }

    @Test
    void requestsOfOthersAreNoReplies() throws Exception {
        assertNull(EchoCodec.readReply(Captured.buffer("echo-request-ipv4")));
        assertNull(EchoCodec.readReply6(Captured.buffer("echo-request-ipv6")));
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = Captured.bytes("echo-reply-ipv4");
        for (int length = 0; length < whole.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(whole, length));
            assertThrows(
                    IcmpFormatException.class, () -> EchoCodec.readReply(cut), "length " + length);
        }
        ByteBuffer cut6 = Captured.buffer("echo-reply-ipv6").limit(7);
        assertThrows(IcmpFormatException.class, () -> EchoCodec.readReply6(cut6));
    }

    @Test
    void wrongChecksumIsRefused() {
        ByteBuffer packet = Captured.buffer("echo-reply-ipv4");
        packet.put(27, (byte) 2);
        IcmpFormatException refused =
                assertThrows(IcmpFormatException.class, () -> EchoCodec.readReply(packet));
        assertEquals("ICMP checksum is wrong", refused.getMessage());
    }

    @Test
    void otherIpVersionIsRefused() {
        ByteBuffer packet = Captured.buffer("echo-reply-ipv4");
        packet.put(0, (byte) 0x65);
        assertThrows(IcmpFormatException.class, () -> EchoCodec.readReply(packet));
    }
}
