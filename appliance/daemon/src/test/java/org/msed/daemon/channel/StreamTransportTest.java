package org.msed.daemon.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.msed.config.Ip4;
import org.msed.mirror.stream.Transport;

class StreamTransportTest {

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @Test
    void theLastLinkOfThePairIsTheFirstOfTheStream() throws Exception {
        Route network = new Route("eth0", Ip4.parse("127.0.0.1"), Ip4.parse("127.0.0.9"));
        Route direct = new Route("eth1", Ip4.parse("127.0.0.1"), Ip4.parse("127.0.0.2"));
        int port = End.freePort("127.0.0.2");
        NodeKey keyA = Keys.of("a");
        NodeKey keyB = Keys.of("b");
        try (PairChannel channel = new PairChannel("mse1", List.of(network, direct), 1_000);
                End peer = new End("mse1", "127.0.0.2", "127.0.0.1")) {
            Transport transport = new StreamTransport(channel);
            transport.receiver(receiver());
            peer.pin(keyA.hash()).listens("127.0.0.2", port, keyB);
            channel.pin(keyB.hash());
            channel.dial(port, keyA);
            assertEquals("connected 0", seen.poll(20, TimeUnit.SECONDS));
            assertEquals(2, transport.links());
            assertEquals(true, transport.connected(0));
            assertEquals("up", peer.next());
            transport.send(0, ByteBuffer.wrap("there".getBytes()));
            assertEquals("there", peer.next());
            peer.send("back");
            assertEquals("received 0 back", seen.poll(20, TimeUnit.SECONDS));
            assertThrows(IOException.class, () -> transport.send(1, ByteBuffer.allocate(1)));
            peer.pin(keyB.hash());
            assertEquals("disconnected 0", seen.poll(20, TimeUnit.SECONDS));
        }
    }

    private Transport.Receiver receiver() {
        return new Transport.Receiver() {
            @Override
            public void connected(int link) {
                seen.add("connected " + link);
            }

            @Override
            public void disconnected(int link, String cause) {
                seen.add("disconnected " + link);
            }

            @Override
            public void received(int link, ByteBuffer frame) {
                byte[] bytes = new byte[frame.remaining()];
                frame.get(bytes);
                seen.add("received " + link + " " + new String(bytes));
            }
        };
    }
}
