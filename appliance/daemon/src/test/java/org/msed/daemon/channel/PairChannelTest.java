package org.msed.daemon.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.core.wire.CertificateHash;

/** Both ends on loopback, with real TLS. */
class PairChannelTest {

    private static final String A = "127.0.0.1";
    private static final String B = "127.0.0.2";
    private static final NodeKey KEY_A = Keys.of("a");
    private static final NodeKey KEY_B = Keys.of("b");
    private static final NodeKey KEY_C = Keys.of("c");

    private final End primary = new End("mse1", A, B);
    private final End secondary = new End("mse1", B, A);
    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        port = End.freePort(B);
    }

    @AfterEach
    void close() throws IOException {
        primary.close();
        secondary.close();
    }

    private void connect() throws InterruptedException {
        secondary.pin(KEY_A.hash()).listens(B, port, KEY_B);
        primary.pin(KEY_B.hash()).dials(port, KEY_A);
        assertEquals("up", primary.next());
        assertEquals("up", secondary.next());
    }

    @Test
    void framesArriveInOrderOnBothSides() throws Exception {
        connect();
        for (int i = 0; i < 1_000; i++) {
            primary.send("p" + i);
            secondary.send("s" + i);
        }
        for (int i = 0; i < 1_000; i++) {
            assertEquals("p" + i, secondary.next());
            assertEquals("s" + i, primary.next());
        }
    }

    @Test
    void aFrameIsItsPartsOneAfterTheOther() throws Exception {
        connect();
        ByteBuffer direct = ByteBuffer.allocateDirect(3).put("two".getBytes()).flip();
        primary.channel.send(
                0,
                Service.STREAM,
                ByteBuffer.wrap("xone ".getBytes(), 1, 4),
                direct,
                ByteBuffer.wrap(" three".getBytes()));
        assertEquals("one two three", secondary.next());
        assertFalse(direct.hasRemaining());
    }

    @Test
    void theLongestFrameArrivesAndALongerOneIsRefused() throws Exception {
        connect();
        byte[] longest = new byte[FrameHeader.PAYLOAD_LIMIT];
        primary.channel.send(0, Service.STREAM, ByteBuffer.wrap(longest));
        assertEquals(longest.length + " bytes", secondary.next());
        ByteBuffer longer = ByteBuffer.wrap(new byte[longest.length + 1]);
        assertThrows(
                IllegalArgumentException.class,
                () -> primary.channel.send(0, Service.STREAM, longer));
        primary.send("after");
        assertEquals("after", secondary.next());
    }

    @Test
    void framesWithoutAHandlerAreCountedAndIgnored() throws Exception {
        connect();
        primary.channel.send(0, Service.EVENTS, ByteBuffer.allocate(10));
        primary.send("after");
        assertEquals("after", secondary.next());
        assertEquals(1, secondary.channel.ignored());
    }

    @Test
    void anIdleConnectionStays() throws Exception {
        connect();
        long end = System.nanoTime() + 2_500_000_000L;
        Await.until("twice the longest silence", () -> System.nanoTime() > end);
        assertEquals(1, primary.state().connects());
        assertTrue(secondary.up());
    }

    @Test
    void nobodyIsConnectedBeforeThePinIsKnown() throws Exception {
        secondary.listens(B, port, KEY_B);
        primary.pin(KEY_B.hash()).dials(port, KEY_A);
        Await.until("primary was turned away", () -> !primary.state().cause().contains("known"));
        assertFalse(primary.up());
        secondary.pin(KEY_A.hash());
        assertEquals("up", primary.next());
    }

    @Test
    void aSecondaryRefusesACertificateThatIsNotPinned() throws Exception {
        secondary.pin(KEY_A.hash()).listens(B, port, KEY_B);
        primary.pin(KEY_B.hash()).dials(port, KEY_C);
        Await.until("refused", () -> secondary.state().refused() > 0);
        assertEquals(List.of(), List.copyOf(secondary.seen));
        assertEquals(List.of(), List.copyOf(primary.seen));
    }

    @Test
    void aPrimaryRefusesACertificateThatIsNotPinned() throws Exception {
        secondary.pin(KEY_A.hash()).listens(B, port, KEY_C);
        primary.pin(KEY_B.hash()).dials(port, KEY_A);
        Await.until("refused", () -> primary.state().refused() > 0);
        assertEquals(List.of(), List.copyOf(secondary.seen));
        assertEquals(List.of(), List.copyOf(primary.seen));
    }

    @Test
    void anotherPinEndsTheConnection() throws Exception {
        connect();
        secondary.channel.pin(KEY_C.hash());
        assertEquals("down", secondary.next());
        assertEquals("down", primary.next());
        assertEquals("the peer's certificate was replaced", secondary.state().cause());
        assertFalse(secondary.up());
    }

    @Test
    void aForgottenPinEndsTheConnection() throws Exception {
        connect();
        primary.channel.pin(CertificateHash.NONE);
        assertEquals("down", primary.next());
    }

    @Test
    void aPeerThatMadeANewKeyIsConnectedOnceItIsPinned() throws Exception {
        connect();
        primary.close();
        assertEquals("down", secondary.next());
        try (End again = new End("mse1", A, B)) {
            again.pin(KEY_B.hash()).dials(port, KEY_C);
            Await.until("refused", () -> secondary.state().refused() > 0);
            secondary.channel.pin(KEY_C.hash());
            assertEquals("up", secondary.next());
            assertEquals("up", again.next());
        }
    }

    @Test
    void twoPairsShareAPortAndAreToldApart() throws Exception {
        try (End other = new End("mse3", B, A);
                End third = new End("mse3", A, B)) {
            secondary.pin(KEY_A.hash()).listens(B, port, KEY_B);
            secondary.shares(other.pin(KEY_C.hash()));
            third.pin(KEY_B.hash()).dials(port, KEY_C);
            primary.pin(KEY_B.hash()).dials(port, KEY_A);
            assertEquals("up", third.next());
            assertEquals("up", primary.next());
            assertEquals("up", other.next());
            assertEquals("up", secondary.next());
            third.send("of the third");
            assertEquals("of the third", other.next());
        }
    }

    @Test
    void aPairsCertificateDoesNotOpenAnother() throws Exception {
        try (End other = new End("mse3", B, A);
                End third = new End("mse3", A, B)) {
            secondary.pin(KEY_A.hash()).listens(B, port, KEY_B);
            secondary.shares(other.pin(KEY_C.hash()));
            third.pin(KEY_B.hash()).dials(port, KEY_A);
            Await.until("refused", () -> other.state().refused() > 0);
            assertEquals(List.of(), List.copyOf(other.seen));
        }
    }

    @Test
    void aNewerConnectionOfThePeerEndsTheOlder() throws Exception {
        connect();
        try (End again = new End("mse1", A, B)) {
            again.pin(KEY_B.hash()).dials(port, KEY_A);
            assertEquals("down", secondary.next());
            assertEquals("up", secondary.next());
        }
    }

    @Test
    void aHandlerThatThrowsEndsTheConnectionAndTheNextOneComes() throws Exception {
        connect();
        primary.send("throw");
        assertEquals("throw", secondary.next());
        assertEquals("down", secondary.next());
        assertEquals("up", secondary.next());
    }

    @Test
    void aListenerThatThrowsLeavesTheLinkAndOtherListenersAlone() throws Exception {
        primary.channel.listen(
                new ChannelListener() {
                    @Override
                    public void up(int link) {
                        throw new IllegalStateException("up");
                    }

                    @Override
                    public void down(int link, String cause) {
                        throw new IllegalStateException("down");
                    }
                });
        connect();
        primary.channel.pin(CertificateHash.NONE);
        assertEquals("down", primary.next());
        primary.channel.pin(KEY_B.hash());
        assertEquals("up", primary.next());
    }

    @Test
    void sendingOnADeadLinkFails() throws Exception {
        assertThrows(IOException.class, () -> primary.send("x"));
        connect();
        secondary.close();
        assertEquals("down", primary.next());
        assertThrows(IOException.class, () -> primary.send("x"));
    }

    @Test
    void bytesAreCounted() throws Exception {
        connect();
        primary.send("12345");
        assertEquals("12345", secondary.next());
        assertTrue(primary.state().sentBytes() >= 5 + FrameHeader.SIZE);
        assertTrue(secondary.state().receivedBytes() >= 5 + FrameHeader.SIZE);
    }

    @Test
    void aClosedChannelLeavesNoThread() throws Exception {
        connect();
        primary.close();
        secondary.close();
        Await.until("no thread of the channel", () -> threads() == 0);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("channel-"))
                .count();
    }
}
