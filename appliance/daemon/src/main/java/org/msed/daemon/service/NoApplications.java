package org.msed.daemon.service;

import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Inbox;

/** A pair that protects its address alone. */
public final class NoApplications implements Applications {

    private final Inbox inbox;

    /**
     * @param inbox where the answers go
     */
    public NoApplications(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void start() {
        inbox.post(PairEvent.ApplicationsUp::new);
    }

    @Override
    public void stop(long limitNanos) {
        inbox.post(PairEvent.ApplicationsDown::new);
    }
}
