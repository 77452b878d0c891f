package org.msed.daemon.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cable that is cut, or carries nothing any more. */
class BrokenLinkTest {

    private static final String A = "127.0.0.1";
    private static final String CABLE = "127.0.0.2";
    private static final String B = "127.0.0.3";
    private static final NodeKey KEY_A = Keys.of("a");
    private static final NodeKey KEY_B = Keys.of("b");

    private final End primary = new End("mse1", A, CABLE);
    private final End secondary = new End("mse1", B, A);
    private Relay cable;

    @BeforeEach
    void connect() throws Exception {
        int port = End.freePort(B);
        cable = new Relay(CABLE, A, B, port);
        secondary.pin(KEY_A.hash()).listens(B, port, KEY_B);
        primary.pin(KEY_B.hash()).dials(port, KEY_A);
        assertEquals("up", primary.next());
        assertEquals("up", secondary.next());
    }

    @AfterEach
    void close() throws IOException {
        primary.close();
        secondary.close();
        cable.close();
    }

    @Test
    void aFrameThatWasCutIsNotDeliveredAndTheConnectionComesBack() throws Exception {
        cable.cutAfter(500_000);
        try {
            primary.channel.send(0, Service.STREAM, ByteBuffer.allocate(1 << 20));
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("ended"), e.getMessage());
        }
        assertEquals("down", secondary.next());
        assertEquals("down", primary.next());
        cable.heal();
        assertEquals("up", secondary.next());
        assertEquals("up", primary.next());
        primary.send("after");
        assertEquals("after", secondary.next());
    }

    @Test
    void aCableThatCarriesNothingIsNoticedOnBothSides() throws Exception {
        long begin = System.nanoTime();
        cable.stall();
        assertEquals("down", primary.next());
        assertEquals("down", secondary.next());
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(millis < 5 * End.SILENCE_MILLIS, millis + " ms");
        assertEquals("nothing came from the peer for too long", secondary.state().cause());
    }

    @Test
    void aSenderThatIsHeldBackIsFreedWhenTheLinkDies() throws Exception {
        cable.stall();
        assertThrows(
                IOException.class,
                () -> {
                    while (true) {
                        primary.channel.send(0, Service.STREAM, ByteBuffer.allocate(1 << 20));
                    }
                });
    }

    @Test
    void aPeerThatIsHeardAgainIsDialledAtOnce() throws Exception {
        cable.stall();
        assertEquals("down", primary.next());
        cable.heal();
        primary.channel.heard(0);
        assertEquals("up", primary.next());
    }
}
