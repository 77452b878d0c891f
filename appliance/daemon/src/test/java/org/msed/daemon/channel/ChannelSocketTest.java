package org.msed.daemon.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelSocketTest {

    private static final int RECORD_BYTES = 16 << 10;
    private static final int MUCH = 300_000;

    private final ChannelSocket here = new ChannelSocket();
    private ChannelSocket there;
    private OutputStream out;
    private InputStream in;

    @BeforeEach
    void connect() throws IOException {
        try (ChannelServerSocket server = new ChannelServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            here.connect(server.getLocalSocketAddress());
            there = server.accept();
        }
        out = here.getOutputStream();
        in = there.getInputStream();
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
    }

    @Test
    void whatIsHeldLeavesWhenItIsReleased() throws IOException {
        here.hold();
        out.write(new byte[] {1, 2, 3});
        out.flush();
        there.setSoTimeout(50);
        Assertions.assertThrows(SocketTimeoutException.class, () -> in.read());
        there.setSoTimeout(0);
        here.release();
        assertArrayEquals(new byte[] {1, 2, 3}, in.readNBytes(3));
        out.write(4);
        assertEquals(4, in.read());
    }

    @Test
    void moreThanIsHeldArrivesInItsOrder() throws Exception {
        byte[] sent = new byte[MUCH];
        new Random(1).nextBytes(sent);
        Thread writer =
                new Thread(
                        () -> {
                            try {
                                here.hold();
                                for (int at = 0; at < MUCH; at += RECORD_BYTES) {
                                    out.write(sent, at, Math.min(RECORD_BYTES, MUCH - at));
                                }
                                // More at once than is ever held.
                                out.write(sent, 0, MUCH);
                                here.release();
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        writer.start();
        assertArrayEquals(sent, in.readNBytes(MUCH));
        assertArrayEquals(sent, in.readNBytes(MUCH));
        writer.join();
    }
}
