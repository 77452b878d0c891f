package org.msed.mirror.stream;

import java.io.IOException;
import org.msed.mirror.change.ChangeCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a standby comes to an attachment: it asks over every link that connects until it is accepted;
 * the holder accepts, brings it up to date over the synchronisation's lane, and starts the {@link
 * Outbox} then. Thread-safe; a node can be on either side.
 */
public final class Handshake {

    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

    /** Hears of it, on threads that read links; must not block for long. */
    public interface Listener {

        /**
         * A standby asks; answer with {@link Handshake#accept} or {@link Handshake#decline}, now or
         * later. Called again for an attachment that is not answered yet.
         *
         * @param digest of the standby's datasets, as given to {@link Handshake#ask}
         */
        void asked(Attachment attachment, long digest);

        /** The holder accepted what was asked for. */
        void accepted(Attachment attachment);

        /**
         * The holder declined it.
         *
         * @param why one sentence
         */
        void declined(Attachment attachment, String why);
    }

    private final StreamPort port;
    private final Listener listener;
    private StreamMessage.Attach asking;
    private StreamMessage answer;

    /** Neither asks nor was asked. */
    public Handshake(StreamPort port, Listener listener) {
        this.port = port;
        this.listener = listener;
    }

    /**
     * On the standby: asks until accepted, or until something else is asked for. The {@link
     * Applier} has to expect the attachment already.
     */
    public void ask(Attachment attachment, long digest) {
        synchronized (this) {
            asking = new StreamMessage.Attach(attachment, ChangeCodec.VERSION, digest);
        }
        askAgain();
    }

    /** On the standby: asks no more. */
    public synchronized void stopAsking() {
        asking = null;
    }

    /** On the holder: yes. It is said again whenever the standby asks again. */
    public void accept(Attachment attachment) {
        say(new StreamMessage.Accept(attachment));
    }

    /**
     * On the holder: no, for now. It is not kept: a standby that asks again is judged anew, since
     * either node may have been mended meanwhile.
     *
     * @param why one sentence for the standby's operator
     */
    public void decline(Attachment attachment, String why) {
        send(port.route(), new StreamMessage.Decline(attachment, why));
    }

    /** On the standby: asks once more what was not answered, or declined. */
    public void remind() {
        askAgain();
    }

    void linksChanged() {
        askAgain();
    }

    void asked(int link, StreamMessage.Attach attach) {
        StreamMessage said;
        synchronized (this) {
            said = answer;
        }
        if (said != null && said.attachment().equals(attach.attachment())) {
            send(link, said);
        } else if (attach.version() != ChangeCodec.VERSION) {
            decline(
                    attach.attachment(),
                    "the stream's version is "
                            + ChangeCodec.VERSION
                            + " on the holder and "
                            + attach.version()
                            + " on the standby: upgrade the older one");
        } else {
            listener.asked(attach.attachment(), attach.digest());
        }
    }

    void answered(StreamMessage message) {
        synchronized (this) {
            if (asking == null || !asking.attachment().equals(message.attachment())) {
                return;
            }
            if (message instanceof StreamMessage.Accept) {
                asking = null;
            }
        }
        if (message instanceof StreamMessage.Decline decline) {
            listener.declined(decline.attachment(), decline.why());
        } else {
            listener.accepted(message.attachment());
        }
    }

    private void say(StreamMessage message) {
        synchronized (this) {
            answer = message;
        }
        send(port.route(), message);
    }

    private void askAgain() {
        StreamMessage.Attach question;
        synchronized (this) {
            question = asking;
        }
        if (question != null) {
            send(port.route(), question);
        }
    }

    /** What is lost with a link is asked and answered again when the next one connects. */
    private void send(int link, StreamMessage message) {
        try {
            if (link != StreamPort.NO_LINK) {
                port.send(StreamPort.Lane.STREAM, link, StreamCodec.encode(message));
            }
        } catch (IOException e) {
            LOG.debug("a message of the handshake was lost with link {}", link, e);
        }
    }
}
