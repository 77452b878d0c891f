package org.msed.core.wire;

import java.util.ArrayList;
import java.util.List;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;

/** Two ends of a pair that share a secret, and hand-made frames between them. */
final class Ends {

    static final PairDigest PAIR = PairDigest.of("mse1");
    static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes();
    static final int LINKS = 2;

    private Ends() {}

    static Identity identity(String name) {
        return new Identity(name, "0.1.0", CertificateHash.NONE, 0x020000000001L);
    }

    static Session start(Role role, long incarnation) {
        Nonce nonce = new Nonce(incarnation * 31, incarnation * 37);
        return new Session(PAIR, role, incarnation, nonce, identity(role.label()), LINKS);
    }

    static SealedSession sealed(Role role, long incarnation) {
        return new SealedSession(start(role, incarnation), SECRET);
    }

    static Frame token(long serial) {
        return new Frame(new Epoch(1, Role.PRIMARY), serial, new Message.Token(serial));
    }

    /**
     * Lets {@code from} say something on link 0 and carries answers to and fro until none comes.
     */
    static List<Frame> say(Session from, Session to, Frame frame, long nowNanos) {
        List<Frame> heard = new ArrayList<>();
        Envelope envelope = from.seal(frame, 0, nowNanos);
        Session receiver = to;
        Session sender = from;
        while (envelope != null) {
            Verdict verdict = receiver.accept(0, envelope, nowNanos);
            if (verdict.frame() != null) {
                heard.add(verdict.frame());
            }
            envelope = verdict.reply();
            Session answered = receiver;
            receiver = sender;
            sender = answered;
        }
        return heard;
    }

    static void meet(Session a, Session b, long nowNanos) {
        say(a, b, token(0), nowNanos);
        say(b, a, token(0), nowNanos);
        say(a, b, token(0), nowNanos);
    }
}
