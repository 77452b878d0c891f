package org.msed.daemon.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.msed.mirror.stream.Transport;

/**
 * The pair channel as the mirror's stream sees it. The mirror prefers its first link, which is the
 * pair's last: the direct one when there is one. Thread-safe.
 */
public final class StreamTransport implements Transport {

    private final PairChannel channel;

    /**
     * A transport over a channel on which nobody is connected yet.
     *
     * @param channel the pair's
     */
    public StreamTransport(PairChannel channel) {
        this.channel = channel;
    }

    private int turned(int link) {
        return channel.links() - 1 - link;
    }

    @Override
    public int links() {
        return channel.links();
    }

    @Override
    public boolean connected(int link) {
        return channel.up(turned(link));
    }

    @Override
    public void send(int link, ByteBuffer... parts) throws IOException {
        channel.send(turned(link), Service.STREAM, parts);
    }

    @Override
    public void receiver(Receiver receiver) {
        channel.register(
                Service.STREAM, (link, payload) -> receiver.received(turned(link), payload));
        channel.listen(
                new ChannelListener() {
                    @Override
                    public void up(int link) {
                        receiver.connected(turned(link));
                    }

                    @Override
                    public void down(int link, String cause) {
                        receiver.disconnected(turned(link), cause);
                    }
                });
    }
}
