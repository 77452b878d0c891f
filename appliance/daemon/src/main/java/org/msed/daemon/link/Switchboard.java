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

    private final List<PairDatagrams> pairs = new CopyOnWriteArrayList<>();

    /** Adds a pair. */
    public void add(PairDatagrams pair) {
        pairs.add(pair);
    }

    @Override
    public void received(LinkPort port, byte[] datagram, int length, long arrivalNanos) {
        PairDigest named = FrameCodec.pairOf(datagram, length);
        for (PairDatagrams pair : pairs) {
            if (named == null) {
                pair.countForeign();
            } else if (pair.pair().equals(named)) {
                pair.received(port, datagram, length, arrivalNanos);
            }
        }
    }
}
