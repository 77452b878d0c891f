package org.msed.mirror.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.msed.mirror.stream.StreamPort.Lane.FACTS;
import static org.msed.mirror.stream.StreamPort.Lane.SYNC;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamPortTest {

    private static final long SETTLE_NANOS = 100;

    private final Recorded transport = new Recorded();
    private long now = 1000;
    private final StreamPort port = new StreamPort(transport, SETTLE_NANOS, () -> now);

    @Test
    void aPayloadTravelsWithTheLanesByteInFront() throws IOException {
        port.connected(1);
        assertEquals(1, port.send(SYNC, bytes("ab"), bytes("c")));
        assertEquals(List.of("1:\2abc"), transport.sent);
    }

    @Test
    void aPayloadReachesItsOwnLaneOnly() {
        Heard sync = new Heard();
        Heard facts = new Heard();
        port.handler(SYNC, sync);
        port.handler(FACTS, facts);
        port.received(0, bytes("\3xyz"));
        assertEquals(List.of(), sync.said);
        assertEquals(List.of("0:xyz"), facts.said);
    }

    @Test
    void everyLaneHearsOfTheLinks() {
        Heard sync = new Heard();
        Heard facts = new Heard();
        port.handler(SYNC, sync);
        port.handler(FACTS, facts);
        port.connected(1);
        port.disconnected(1, "reset");
        assertEquals(List.of("1 connected", "1 reset"), sync.said);
        assertEquals(sync.said, facts.said);
    }

    @Test
    void aFrameOfAnUnknownLaneIsCountedAndIgnored() {
        port.received(0, bytes("\7?"));
        port.received(0, bytes(""));
        assertEquals(2, port.unknownFrames());
    }

    @Test
    void withoutALinkThereIsNoRoute() {
        assertEquals(StreamPort.NO_LINK, port.route());
        assertThrows(IOException.class, () -> port.send(SYNC, bytes("a")));
    }

    @Test
    void theRouteStaysUntilItBreaks() {
        port.connected(1);
        assertEquals(1, port.route());
        port.connected(0);
        assertEquals(1, port.route());
        port.disconnected(1, "reset");
        assertEquals(0, port.route());
    }

    @Test
    void theRouteGoesBackToALowerLinkThatHasSettled() {
        port.connected(1);
        assertEquals(1, port.route());
        port.connected(0);
        now += SETTLE_NANOS - 1;
        assertEquals(1, port.route());
        now += 1;
        assertEquals(0, port.route());
    }

    @Test
    void aLinkThatComesAndGoesSettlesAnew() {
        port.connected(1);
        assertEquals(1, port.route());
        port.connected(0);
        now += SETTLE_NANOS;
        port.disconnected(0, "reset");
        port.connected(0);
        assertEquals(1, port.route());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private static String text(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return new String(copy, UTF_8);
    }

    private static final class Heard implements Transport.Receiver {
        private final List<String> said = new ArrayList<>();

        @Override
        public void connected(int link) {
            said.add(link + " connected");
        }

        @Override
        public void disconnected(int link, String cause) {
            said.add(link + " " + cause);
        }

        @Override
        public void received(int link, ByteBuffer frame) {
            said.add(link + ":" + text(frame));
        }
    }

    private static final class Recorded implements Transport {
        private final List<String> sent = new ArrayList<>();

        @Override
        public int links() {
            return 2;
        }

        @Override
        public boolean connected(int link) {
            return true;
        }

        @Override
        public void send(int link, ByteBuffer... parts) {
            StringBuilder whole = new StringBuilder();
            for (ByteBuffer part : parts) {
                whole.append(text(part));
            }
            sent.add(link + ":" + whole);
        }

        @Override
        public void receiver(Receiver receiver) {
            throw new UnsupportedOperationException();
        }
    }
}
