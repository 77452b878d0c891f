package org.msed.core.wire;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.msed.core.state.Role;

/**
 * The freshness of one pair at one node (ha-protocol 6): which start of the peer is believed, and
 * which sequences were seen. Works on values; {@link FrameCodec} guards the bytes. Thread-confined.
 *
 * <p>A peer's new start is believed once its introduction echoes this node's start, nonce and
 * current round. The round grows with each start that was believed, so whatever an earlier start
 * said is stale for ever. Until the peer shows that it has the session too, everything sent carries
 * an introduction; hence no loss can leave one side waiting for the other.
 */
public final class Session {

    /** Introductions are answered at most this often on each link. */
    public static final long REPLY_INTERVAL_NANOS = 20_000_000L;

    /**
     * How far an envelope may be behind those on other links: above what two healthy links differ
     * by, and too little for a recording to be played on a link that was dead for long.
     */
    public static final long SEQUENCE_WINDOW = 1024;

    private static final int RETIRED_LIMIT = 64;

    private final PairDigest pair;
    private final Role self;
    private final long incarnation;
    private final Nonce nonce;
    private final Identity identity;
    private final LinkFreshness[] links;
    private final long[] retired = new long[RETIRED_LIMIT];
    private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);

    private int retiredCount;
    private int round = 1;
    private long sequence;
    private long highestSequence;
    private Handshake handshake;
    private int peerRound;
    private Identity peer;
    private boolean confirmed;

    /**
     * A session of a node that has not heard its peer.
     *
     * @param pair which pair
     * @param self this node's role
     * @param incarnation random id of this start, not 0
     * @param nonce random, of this start
     * @param identity who this node is
     * @param linkCount number of links, at least 1
     */
    public Session(
            PairDigest pair,
            Role self,
            long incarnation,
            Nonce nonce,
            Identity identity,
            int linkCount) {
        if (incarnation == 0) {
            throw new IllegalArgumentException("incarnation must not be 0, which means unknown");
        }
        this.pair = pair;
        this.self = self;
        this.incarnation = incarnation;
        this.nonce = nonce;
        this.identity = identity;
        this.links = new LinkFreshness[linkCount];
        Arrays.setAll(links, i -> new LinkFreshness());
    }

    /** The current session, or null before the peer was believed for the first time. */
    public Handshake handshake() {
        return handshake;
    }

    /** Who the peer is, or null before it was believed for the first time. */
    public Identity peer() {
        return peer;
    }

    /** This node's role. */
    public Role self() {
        return self;
    }

    /** Which pair this is. */
    public PairDigest pair() {
        return pair;
    }

    /**
     * The last round trip on a link, without the time the peer held the echo.
     *
     * @return nanoseconds, or -1 when none was measured in this session
     */
    public long roundTripNanos(int link) {
        return links[link].roundTripNanos();
    }

    /**
     * The highest sequence accepted from the peer's current start on any link; what is missing
     * below it was lost or is late. 0 when nothing was accepted.
     */
    public long peerSequence() {
        return highestSequence;
    }

    /**
     * The sequence last accepted on a link. Below {@link #peerSequence()} when a later envelope
     * came sooner on another link.
     */
    public long peerSequence(int link) {
        return links[link].lastSequence();
    }

    /** How often an envelope was refused for this reason since the start. */
    public long refused(Refusal refusal) {
        return refusals.getOrDefault(refusal, 0L);
    }

    /** Counts what was refused before it became an envelope. */
    public void count(Refusal refusal) {
        refusals.merge(refusal, 1L, Long::sum);
    }

    /**
     * Wraps a frame for one link. It carries an introduction with HELLO and whenever the peer may
     * not have the session yet.
     *
     * @param nowNanos the monotonic clock
     */
    public Envelope seal(Frame frame, int link, long nowNanos) {
        boolean introduces = !confirmed || frame.body() instanceof Message.Hello;
        return introduces
                ? introduce(frame, link, nowNanos)
                : envelope(handshake.peerIncarnation(), null, frame, link, nowNanos);
    }

    private Envelope introduce(Frame frame, int link, long nowNanos) {
        boolean known = handshake != null;
        long peerIncarnation = known ? handshake.peerIncarnation() : 0;
        Nonce peerNonce = known ? handshake.peerNonce() : Nonce.UNKNOWN;
        Introduction introduction =
                new Introduction(nonce, peerNonce, round, peerRound, known, identity);
        return envelope(peerIncarnation, introduction, frame, link, nowNanos);
    }

    private Envelope envelope(
            long peerIncarnation, Introduction introduction, Frame frame, int link, long nowNanos) {
        LinkFreshness at = links[link];
        return new Envelope(
                pair,
                self,
                incarnation,
                peerIncarnation,
                ++sequence,
                nowNanos,
                at.echoNanos(),
                at.echoDelayNanos(nowNanos),
                introduction,
                frame);
    }

    /**
     * Judges an authentic envelope. The reply, if there is one, belongs on the same link.
     *
     * @param link index of the link it came by
     * @param nowNanos the monotonic clock
     */
    public Verdict accept(int link, Envelope envelope, long nowNanos) {
        Verdict verdict = judge(link, envelope, nowNanos);
        if (!verdict.accepted()) {
            count(verdict.refusal());
        }
        return verdict;
    }

    private Verdict judge(int link, Envelope envelope, long nowNanos) {
        if (!envelope.pair().equals(pair)) {
            return Verdict.refuse(Refusal.WRONG_PAIR);
        }
        if (envelope.sender() == self) {
            return Verdict.refuse(Refusal.OWN_FRAME);
        }
        if (envelope.incarnation() == 0 || isRetired(envelope.incarnation())) {
            return Verdict.refuse(Refusal.WRONG_INCARNATION);
        }
        return envelope.introduction() == null
                ? judgeInSession(link, envelope, nowNanos)
                : judgeIntroduction(link, envelope, nowNanos);
    }

    private Verdict judgeInSession(int link, Envelope envelope, long nowNanos) {
        if (handshake == null) {
            return Verdict.refuse(Refusal.NO_SESSION);
        }
        if (!isCurrentPeer(envelope) || envelope.peerIncarnation() != incarnation) {
            return Verdict.refuse(Refusal.WRONG_INCARNATION);
        }
        if (!isFresh(link, envelope.sequence())) {
            return Verdict.refuse(Refusal.REPLAYED);
        }
        confirmed = true;
        note(link, envelope, nowNanos);
        return new Verdict(envelope.frame(), null, null, false);
    }

    private Verdict judgeIntroduction(int link, Envelope envelope, long nowNanos) {
        Introduction introduction = envelope.introduction();
        boolean echoesMe =
                envelope.peerIncarnation() == incarnation && introduction.peerNonce().equals(nonce);
        if (isCurrentPeer(envelope) && echoesMe) {
            return isFresh(link, envelope.sequence())
                    ? believe(link, envelope, nowNanos, false)
                    : Verdict.refuse(Refusal.REPLAYED);
        }
        if (!isCurrentPeer(envelope) && echoesMe && introduction.peerRound() == round) {
            establish(envelope);
            return believe(link, envelope, nowNanos, true);
        }
        Envelope reply =
                links[link].mayReply(nowNanos) ? challenge(envelope, link, nowNanos) : null;
        return new Verdict(null, Refusal.UNPROVEN, reply, false);
    }

    private void establish(Envelope envelope) {
        if (handshake != null) {
            retired[retiredCount++ % RETIRED_LIMIT] = handshake.peerIncarnation();
        }
        handshake =
                new Handshake(
                        incarnation,
                        nonce,
                        envelope.incarnation(),
                        envelope.introduction().nonce());
        round++;
        highestSequence = 0;
        confirmed = false;
        for (LinkFreshness link : links) {
            link.forget();
        }
    }

    private Verdict believe(int link, Envelope envelope, long nowNanos, boolean established) {
        Introduction introduction = envelope.introduction();
        peerRound = introduction.round();
        peer = introduction.identity();
        confirmed |= introduction.knowsPeer();
        note(link, envelope, nowNanos);
        boolean answer = !introduction.knowsPeer() && links[link].mayReply(nowNanos);
        Envelope reply = answer ? introduce(null, link, nowNanos) : null;
        return new Verdict(envelope.frame(), null, reply, established);
    }

    private Envelope challenge(Envelope claim, int link, long nowNanos) {
        Introduction from = claim.introduction();
        Introduction introduction =
                new Introduction(
                        nonce, from.nonce(), round, from.round(), isCurrentPeer(claim), identity);
        return envelope(claim.incarnation(), introduction, null, link, nowNanos);
    }

    private void note(int link, Envelope envelope, long nowNanos) {
        highestSequence = Math.max(highestSequence, envelope.sequence());
        links[link].accepted(envelope, nowNanos);
    }

    private boolean isFresh(int link, long candidate) {
        return candidate > links[link].lastSequence()
                && candidate > highestSequence - SEQUENCE_WINDOW;
    }

    private boolean isCurrentPeer(Envelope envelope) {
        return handshake != null && envelope.incarnation() == handshake.peerIncarnation();
    }

    private boolean isRetired(long candidate) {
        int count = Math.min(retiredCount, RETIRED_LIMIT);
        for (int i = 0; i < count; i++) {
            if (retired[i] == candidate) {
                return true;
            }
        }
        return false;
    }
}
