package org.msed.mirror.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryLinksTest {

    private final MemoryLinks links = new MemoryLinks(2);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() {
        links.standby().receiver(new Recorder());
        links.holder().receiver(new Silent());
    }

    @AfterEach
    void close() {
        links.close();
    }

    @Test
    void framesArriveInOrderOnAHealedLink() throws Exception {
        links.heal(0);
        links.holder().send(0, frame(1));
        links.holder().send(0, frame(2));
        assertEquals("0 connected", next());
        assertEquals("0:1", next());
        assertEquals("0:2", next());
    }

    @Test
    void aCutLinkSaysSoAndRefusesToSend() throws Exception {
        links.heal(1);
        links.cut(1);
        assertEquals("1 connected", next());
        assertEquals("1 cut", next());
        assertThrows(IOException.class, () -> links.holder().send(1, frame(1)));
    }

    @Test
    void aDelayedFrameArrivesLater() throws Exception {
        links.heal(0);
        next();
        links.delayNanos(0, 20_000_000);
        long begin = System.nanoTime();
        links.holder().send(0, frame(9));
        assertEquals("0:9", next());
        assertEquals(true, System.nanoTime() - begin >= 20_000_000);
    }

    private String next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    private static ByteBuffer frame(int value) {
        return ByteBuffer.wrap(new byte[] {(byte) value});
    }

    private static class Silent implements Transport.Receiver {
        @Override
        public void connected(int link) {}

        @Override
        public void disconnected(int link, String cause) {}

        @Override
        public void received(int link, ByteBuffer frame) {}
    }

    private final class Recorder extends Silent {
        @Override
        public void connected(int link) {
            heard.add(link + " connected");
        }

        @Override
        public void disconnected(int link, String cause) {
            heard.add(link + " " + cause);
        }

        @Override
        public void received(int link, ByteBuffer frame) {
            heard.add(link + ":" + frame.get());
        }
    }
}
