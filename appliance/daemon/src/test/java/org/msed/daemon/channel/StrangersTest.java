package org.msed.daemon.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.core.wire.PairDigest;

/** What is not the peer's channel arrives at the port. */
class StrangersTest {

    private static final String A = "127.0.0.1";
    private static final String B = "127.0.0.2";
    private static final NodeKey KEY_A = Keys.of("a");
    private static final NodeKey KEY_B = Keys.of("b");
    private static final int IDLE = 1_000;
    private static final int DAMAGED = 200;

    private final End primary = new End("mse1", A, B);
    private final End secondary = new End("mse1", B, A);
    private int port;

    @BeforeEach
    void listen() throws IOException {
        port = End.freePort(B);
        secondary.pin(KEY_A.hash()).listens(B, port, KEY_B);
        Await.until("listens", this::listens);
    }

    private boolean listens() {
        try (Socket socket = from("127.0.0.9")) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void close() throws IOException {
        primary.close();
        secondary.close();
    }

    private Socket from(String address) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress(InetAddress.getByName(B), port));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static boolean ends(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {}
            return true;
        } catch (IOException e) {
            return !(e instanceof java.net.SocketTimeoutException);
        }
    }

    @Test
    void anAddressThatIsNoPeersIsClosedUnread() throws Exception {
        try (Socket socket = from("127.0.0.9")) {
            assertTrue(ends(socket));
        }
        assertEquals(0, secondary.state().refused());
    }

    @Test
    void junkInsteadOfAHandshakeIsRefusedAndChangesNothing() throws Exception {
        primary.pin(KEY_B.hash()).dials(port, KEY_A);
        assertEquals("up", secondary.next());
        try (Socket socket = from(A)) {
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
            assertTrue(ends(socket));
        }
        Await.until("refused", () -> secondary.state().refused() == 1);
        assertTrue(secondary.up());
        assertEquals(1, secondary.state().connects());
    }

    @Test
    void aDamagedHandshakeIsRefusedWhateverItIs() throws Exception {
        Random random = new Random(1);
        byte[] hello = clientHello();
        for (int i = 0; i < DAMAGED; i++) {
            byte[] damaged = hello.clone();
            for (int k = 0; k < 3; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try (Socket socket = from(A)) {
                socket.getOutputStream().write(damaged);
                socket.shutdownOutput();
                assertTrue(ends(socket));
            }
        }
        primary.pin(KEY_B.hash()).dials(port, KEY_A);
        assertEquals("up", secondary.next());
        assertEquals(1, secondary.state().connects());
    }

    private static byte[] clientHello() throws IOException {
        SSLEngine engine = KEY_A.context(new PinnedTrust(hash -> true)).createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), out);
        return Arrays.copyOf(out.array(), out.position());
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws Exception {
        try (Socket socket = from(A)) {
            assertTrue(ends(socket));
        }
    }

    @Test
    void idleConnectionsAreFewAndDoNotKeepThePeerOut() throws Exception {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < IDLE; i++) {
            idle.add(from(A));
        }
        Await.until("few threads", () -> threads() <= Newcomers.LIMIT);
        primary.pin(KEY_B.hash()).dials(port, KEY_A);
        assertEquals("up", primary.next());
        for (Socket socket : idle) {
            assertTrue(ends(socket));
            socket.close();
        }
        assertEquals("up", secondary.next());
        assertTrue(secondary.up());
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("channel-newcomer"))
                .count();
    }

    @Test
    void aFrameThatIsTooLongEndsTheConnection() throws Exception {
        byte[] head = new byte[FrameHeader.SIZE];
        FrameHeader.of(1, FrameHeader.PAYLOAD_LIMIT + 1).write(head);
        opened(head);
        assertEquals("up", secondary.next());
        assertEquals("down", secondary.next());
        assertTrue(secondary.state().cause().contains("1114113"), secondary.state().cause());
    }

    @Test
    void aHeadWithoutItsMagicEndsTheConnection() throws Exception {
        opened(new byte[FrameHeader.SIZE]);
        assertEquals("up", secondary.next());
        assertEquals("down", secondary.next());
    }

    @Test
    void anUnknownVersionOrServiceIsIgnored() throws Exception {
        byte[] version = new byte[FrameHeader.SIZE];
        new FrameHeader(2, 1, 0).write(version);
        byte[] service = new byte[FrameHeader.SIZE];
        FrameHeader.of(200, 0).write(service);
        opened(version, service);
        assertEquals("up", secondary.next());
        Await.until("ignored", () -> secondary.channel.ignored() == 2);
        assertEquals("down", secondary.next());
        assertEquals("the peer closed it", secondary.state().cause());
    }

    @Test
    void aPeerThatNamesNoPairIsRefused() throws Exception {
        try (Socket raw = from(A);
                SSLSocket tls = tls(raw)) {
            byte[] head = new byte[FrameHeader.SIZE];
            FrameHeader.of(1, 0).write(head);
            tls.getOutputStream().write(head);
            assertTrue(ends(tls));
        }
        Await.until("refused", () -> secondary.state().refused() == 1);
    }

    /** Opens as the peer would and then says something of its own. */
    private void opened(byte[]... bytes) throws IOException {
        try (Socket raw = from(A);
                SSLSocket tls = tls(raw)) {
            byte[] open = ControlFrame.open(PairDigest.of("mse1")).array();
            byte[] head = new byte[FrameHeader.SIZE];
            FrameHeader.of(Service.CHANNEL, open.length).write(head);
            tls.getOutputStream().write(head);
            tls.getOutputStream().write(open);
            assertEquals(FrameHeader.SIZE + 1, tls.getInputStream().readNBytes(9).length);
            for (byte[] each : bytes) {
                tls.getOutputStream().write(each);
            }
            tls.shutdownOutput();
            ends(tls);
        }
    }

    private static SSLSocket tls(Socket raw) throws IOException {
        SSLSocket tls =
                (SSLSocket)
                        KEY_A.context(new PinnedTrust(KEY_B.hash()::equals))
                                .getSocketFactory()
                                .createSocket(raw, B, raw.getPort(), true);
        tls.startHandshake();
        return tls;
    }
}
