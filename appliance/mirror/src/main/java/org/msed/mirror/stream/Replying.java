package org.msed.mirror.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the standby's answers: one at a time, each with all there is to say at that moment, so that
 * answers which meet go together. It goes where the holder was heard last. One that is lost with
 * its link is made up for by the next.
 */
final class Replying {

    private static final Logger LOG = LoggerFactory.getLogger(Replying.class);

    private final StreamPort port;
    private final Supplier<StreamMessage> latest;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean wanted;
    private volatile int link = StreamPort.NO_LINK;

    /**
     * Nothing is said yet.
     *
     * @param latest what there is to say, or null
     */
    Replying(StreamPort port, Supplier<StreamMessage> latest) {
        this.port = port;
        this.latest = latest;
    }

    /** The holder speaks on this link. */
    void on(int heardOn) {
        link = heardOn;
    }

    /** Says what there is to say. Whoever is sending at the moment may do it. */
    void reply() {
        wanted = true;
        while (wanted && turn.tryLock()) {
            try {
                wanted = false;
                StreamMessage message = latest.get();
                if (message != null) {
                    send(message);
                }
            } finally {
                turn.unlock();
            }
        }
    }

    /** Says no to something that came on this link. */
    void refuse(int heardOn, StreamMessage.Refuse refuse) {
        try {
            port.send(StreamPort.Lane.STREAM, heardOn, StreamCodec.encode(refuse));
        } catch (IOException e) {
            LOG.debug("a refusal was lost with link {}; the next frame gets another", heardOn, e);
        }
    }

    private void send(StreamMessage message) {
        ByteBuffer bytes = StreamCodec.encode(message);
        int where = link;
        if (where != StreamPort.NO_LINK) {
            try {
                port.send(StreamPort.Lane.STREAM, where, bytes.duplicate());
                return;
            } catch (IOException e) {
                LOG.debug("an answer was lost with link {}", where, e);
                link = StreamPort.NO_LINK;
            }
        }
        try {
            port.send(StreamPort.Lane.STREAM, bytes);
        } catch (IOException e) {
            LOG.debug("an answer waits for a link", e);
        }
    }
}
