package org.msed.core.sim;

import java.util.Arrays;
import org.msed.core.wire.Frame;

/**
 * One daemon start's view of the peer's: what the session layer keeps from the machine. A packet
 * counts only when it was made for this incarnation, by the newest incarnation known, and after the
 * last one that came by its link.
 */
final class SimSession {

    private final Member member;
    private final long[] lastSequence;
    private long peerIncarnation;
    private long sequence;

    SimSession(Member member, int links) {
        this.member = member;
        this.lastSequence = new long[links];
    }

    /** Sends by every link; until the session stands, greetings only. */
    void send(Frame frame) {
        Frame carried = peerIncarnation == 0 ? null : frame;
        sequence++;
        for (int link = 0; link < lastSequence.length; link++) {
            sendBy(link, carried, peerIncarnation);
        }
    }

    private void sendBy(int link, Frame frame, long known) {
        Packet packet = new Packet(member, member.peer(), link, frame, known, sequence);
        member.world().network().send(packet);
    }

    boolean accepts(Packet packet) {
        if (packet.knownIncarnation != member.incarnation()) {
            sendBy(packet.link, null, packet.incarnation);
            return false;
        }
        if (packet.incarnation < peerIncarnation) {
            return false;
        }
        if (packet.incarnation > peerIncarnation) {
            peerIncarnation = packet.incarnation;
            Arrays.fill(lastSequence, 0);
        }
        if (packet.frame == null || packet.sequence <= lastSequence[packet.link]) {
            return false;
        }
        lastSequence[packet.link] = packet.sequence;
        return true;
    }
}
