package org.msed.core.wire;

/**
 * A {@link Session} over datagrams: what a daemon uses for one pair. Thread-confined; never blocks.
 */
public final class SealedSession {

    private final Session session;
    private final FrameCodec codec;

    /**
     * A session whose frames are guarded by the pair secret.
     *
     * @param session the freshness of this node
     * @param pairSecret at least 16 bytes, normally 32; not kept
     */
    public SealedSession(Session session, byte[] pairSecret) {
        this.session = session;
        this.codec = new FrameCodec(session.pair(), session.self(), pairSecret);
    }

    /** The freshness behind it: peer, round trips, counters. */
    public Session session() {
        return session;
    }

    /**
     * A frame as the datagram for one link. Every link needs its own, since each has its own
     * sequence.
     *
     * @param nowNanos the monotonic clock
     */
    public byte[] seal(Frame frame, int link, long nowNanos) {
        return codec.encode(session.seal(frame, link, nowNanos), session.handshake());
    }

    /**
     * Judges a received datagram. Never throws, whatever the bytes are.
     *
     * @param link index of the link it came by
     * @param length how many bytes of {@code datagram} were received
     * @param nowNanos the monotonic clock
     */
    public Verdict open(int link, byte[] datagram, int length, long nowNanos) {
        Decoded decoded = codec.decode(datagram, length, session.handshake());
        if (decoded.envelope() == null) {
            session.count(decoded.refusal());
            return Verdict.refuse(decoded.refusal());
        }
        return session.accept(link, decoded.envelope(), nowNanos);
    }

    /** The datagram of {@link Verdict#reply()}, to be sent on the link that it came by. */
    public byte[] encodeReply(Verdict verdict) {
        return codec.encode(verdict.reply(), session.handshake());
    }
}
