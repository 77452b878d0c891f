package org.msed.core.sim;

import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.core.wire.CertificateHash;
import org.msed.core.wire.Envelope;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Identity;
import org.msed.core.wire.Message;
import org.msed.core.wire.Nonce;
import org.msed.core.wire.PairDigest;
import org.msed.core.wire.Session;
import org.msed.core.wire.Verdict;

/** What the daemon does with the shipped {@link Session}, bytes and MAC apart. */
final class SimSession {

    private static final PairDigest[] PAIRS = {PairDigest.of("mse1"), PairDigest.of("mse3")};
    private static final Identity IDENTITY = new Identity("sim", "", CertificateHash.NONE, 0);

    private final Member member;
    private final Session session;
    private final int links;
    private Frame newest;
    private long newestNanos;
    private long goodbye;

    SimSession(Member member, int links) {
        this.member = member;
        this.links = links;
        this.session =
                new Session(
                        PAIRS[member.pair()],
                        member.role(),
                        member.incarnation(),
                        new Nonce(member.incarnation(), 1),
                        IDENTITY,
                        links);
    }

    void send(Frame frame) {
        long now = member.nowNanos();
        newest = frame;
        newestNanos = now;
        for (int link = 0; link < links; link++) {
            sendBy(link, session.seal(frame, link, now));
        }
    }

    private void sendBy(int link, Envelope envelope) {
        member.world().network().send(new Packet(member, member.peer(), link, envelope));
    }

    void receive(Packet packet) {
        long now = member.nowNanos();
        Verdict verdict = session.accept(packet.link, packet.envelope, now);
        if (verdict.reply() != null) {
            sendBy(packet.link, verdict.reply());
        }
        if (verdict.established()) {
            goodbye = 0;
        }
        Frame unheard = verdict.established() ? newest : null;
        if (verdict.frame() != null && !overtaken(packet.envelope)) {
            Moment at = member.moment();
            member.dispatch(new PairEvent.Received(at, packet.link, verdict.frame()));
        }
        if (unheard != null) {
            member.arrive(m -> repeat(unheard));
        }
    }

    /** What was said before a goodbye and came later is not the peer's return. */
    private boolean overtaken(Envelope envelope) {
        if (envelope.frame().body() instanceof Message.Goodbye) {
            goodbye = Math.max(goodbye, envelope.sequence());
        }
        return envelope.sequence() < goodbye;
    }

    /** A HELLO that the handshake swallowed is said again, while it is the last word. */
    private void repeat(Frame unheard) {
        boolean last = newest == unheard && unheard.body() instanceof Message.Hello;
        boolean young = member.nowNanos() - newestNanos < Plan.SECOND;
        if (last && young) {
            send(unheard);
        }
    }
}
