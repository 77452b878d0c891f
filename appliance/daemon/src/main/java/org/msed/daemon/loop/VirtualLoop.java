package org.msed.daemon.loop;

import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;

/** A loop in virtual time, driven step by step by its caller: for rehearsals and tests. */
public final class VirtualLoop {

    private final Mailbox mailbox = new Mailbox();
    private final PairLoop loop;
    private long nowNanos;

    /** Makes the acts of a loop from the inbox that their results go to. */
    @FunctionalInterface
    public interface ActsOf {

        /** The acts. */
        Acts make(Inbox inbox);
    }

    /**
     * @param off the state before the start
     * @param start makes the start event
     * @param acts what effects do
     */
    public VirtualLoop(PairState off, Arrival start, ActsOf acts) {
        this.loop =
                new PairLoop(
                        off, start, mailbox, acts.make(mailbox), () -> Moment.of(this.nowNanos));
        loop.handle(start);
    }

    /** The time now. */
    public long nowNanos() {
        return nowNanos;
    }

    /** The state now. */
    public PairState state() {
        return loop.published().state();
    }

    /** Something arrives now, behind a tick that is due. */
    public void arrive(Arrival arrival) {
        loop.handle(PairEvent.Tick::new);
        loop.handle(arrival);
    }

    /** Lets time pass, with a tick at its end. */
    public void pass(long nanos) {
        nowNanos += nanos;
        loop.handle(PairEvent.Tick::new);
    }
}
