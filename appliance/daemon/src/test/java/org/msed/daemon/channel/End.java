package org.msed.daemon.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.msed.config.Ip4;
import org.msed.core.wire.CertificateHash;
import org.msed.daemon.snapshot.ChannelSnapshot;

/** One node's end of a pair with one link, with what it saw. */
final class End implements AutoCloseable {

    static final long SILENCE_MILLIS = 1_000;

    final PairChannel channel;
    final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private ChannelPort port;

    End(String pair, String local, String peer) {
        Route route = new Route(local, Ip4.parse(local), Ip4.parse(peer));
        channel = new PairChannel(pair, List.of(route), SILENCE_MILLIS);
        channel.register(Service.STREAM, this::received);
        channel.listen(
                new ChannelListener() {
                    @Override
                    public void up(int link) {
                        seen.add("up");
                    }

                    @Override
                    public void down(int link, String cause) {
                        seen.add("down");
                    }
                });
    }

    private void received(int link, ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        seen.add(bytes.length > 40 ? bytes.length + " bytes" : new String(bytes));
        if (new String(bytes).equals("throw")) {
            throw new IllegalStateException("as told");
        }
    }

    End pin(CertificateHash hash) {
        channel.pin(hash);
        return this;
    }

    End dials(int tcpPort, NodeKey key) {
        channel.dial(tcpPort, key);
        return this;
    }

    End listens(String local, int tcpPort, NodeKey key) {
        port = new ChannelPort(local, Ip4.parse(local), tcpPort, key);
        port.add(channel);
        port.start();
        return this;
    }

    /** Adds another pair to this end's port. */
    void shares(End other) {
        port.add(other.channel);
    }

    void send(String text) throws IOException {
        channel.send(0, Service.STREAM, ByteBuffer.wrap(text.getBytes()));
    }

    String next() throws InterruptedException {
        String next = seen.poll(20, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    boolean up() {
        return channel.up(0);
    }

    ChannelSnapshot state() {
        return channel.snapshot().get(0);
    }

    /** A TCP port on which nobody listens. */
    static int freePort(String address) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        if (port != null) {
            port.close();
        }
        channel.close();
    }
}
