package org.msed.core.sim;

import org.msed.core.wire.Envelope;

/** An envelope on its way. */
final class Packet implements Runnable, Inbound {

    final Member from;
    final Member to;
    final int link;
    final Envelope envelope;

    Packet(Member from, Member to, int link, Envelope envelope) {
        this.from = from;
        this.to = to;
        this.link = link;
        this.envelope = envelope;
    }

    @Override
    public void run() {
        to.arrive(this);
    }

    @Override
    public void reach(Member member) {
        member.session().receive(this);
    }
}
