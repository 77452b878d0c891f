package org.msed.core.sim;

import org.msed.core.pair.PairEvent;
import org.msed.core.wire.Frame;

/**
 * A frame on its way, under the rules of freshness of ha-protocol 6: incarnations of both sides and
 * a sequence per link. Without a frame it is a greeting by which a session begins.
 */
final class Packet implements Runnable, Inbound {

    final Member from;
    final Member to;
    final int link;
    final Frame frame;
    final long incarnation;
    final long knownIncarnation;
    final long sequence;

    Packet(Member from, Member to, int link, Frame frame, long knownIncarnation, long sequence) {
        this.from = from;
        this.to = to;
        this.link = link;
        this.frame = frame;
        this.incarnation = from.incarnation();
        this.knownIncarnation = knownIncarnation;
        this.sequence = sequence;
    }

    @Override
    public void run() {
        to.arrive(this);
    }

    @Override
    public void reach(Member member) {
        if (member.session().accepts(this)) {
            member.dispatch(new PairEvent.Received(member.moment(), link, frame));
        }
    }
}
