package org.msed.mirror.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Hands the stream's messages to the end they are for: a node can be holder or standby. */
public final class StreamLane implements Transport.Receiver {

    private final Handshake handshake;
    private final Outbox outbox;
    private final Applier applier;
    private final AtomicLong unknown = new AtomicLong();

    private StreamLane(Handshake handshake, Outbox outbox, Applier applier) {
        this.handshake = handshake;
        this.outbox = outbox;
        this.applier = applier;
    }

    /** Makes these the handlers of the port's stream; before the port is opened. */
    public static StreamLane join(
            StreamPort port, Handshake handshake, Outbox outbox, Applier applier) {
        StreamLane lane = new StreamLane(handshake, outbox, applier);
        port.handler(StreamPort.Lane.STREAM, lane);
        return lane;
    }

    /** How many messages were none that this version knows; they were ignored. */
    public long unknownMessages() {
        return unknown.get();
    }

    @Override
    public void connected(int link) {
        outbox.linkConnected(link);
        applier.linksChanged();
        handshake.linksChanged();
    }

    @Override
    public void disconnected(int link, String cause) {
        outbox.linkDisconnected();
        applier.linksChanged();
        handshake.linksChanged();
    }

    @Override
    public void received(int link, ByteBuffer frame) {
        StreamMessage message = StreamCodec.decode(frame);
        if (message instanceof StreamMessage.Changes changes) {
            applier.changes(link, changes);
        } else if (message instanceof StreamMessage.Answer answer) {
            outbox.answered(answer);
        } else if (message instanceof StreamMessage.Open open) {
            applier.open(link, open);
        } else if (message instanceof StreamMessage.Refuse refuse) {
            outbox.refused(refuse);
        } else if (message instanceof StreamMessage.Attach attach) {
            handshake.asked(link, attach);
        } else if (message != null) {
            handshake.answered(message);
        } else {
            unknown.incrementAndGet();
        }
    }
}
