package org.msed.daemon.link;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.msed.core.wire.FrameCodec;
import org.msed.core.wire.PairDigest;

/**
 * Hands what arrives on the node's ports to the pair that it names. A well-formed frame of a pair
 * of other nodes is no fault, since all share one broadcast domain; anything else counts against
 * every pair. Thread-safe.
 */
public final class Switchboard implements LinkPort.Receiver {

    private final List<PairChannel> channels = new CopyOnWriteArrayList<>();

    /** Adds a pair. */
    public void add(PairChannel channel) {
        channels.add(channel);
    }

    @Override
    public void received(LinkPort port, byte[] datagram, int length, long arrivalNanos) {
        PairDigest pair = FrameCodec.pairOf(datagram, length);
        for (PairChannel channel : channels) {
            if (pair == null) {
                channel.countForeign();
            } else if (channel.pair().equals(pair)) {
                channel.received(port, datagram, length, arrivalNanos);
            }
        }
    }
}
