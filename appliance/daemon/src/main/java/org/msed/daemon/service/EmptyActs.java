package org.msed.daemon.service;

import java.io.IOException;
import org.msed.core.pair.Decision;
import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.record.PairRecord;
import org.msed.core.wire.Frame;
import org.msed.daemon.loop.Inbox;

/**
 * Acts that do nothing and succeed, for a pair without data and applications: what a rehearsal and
 * a test build on.
 */
public abstract class EmptyActs extends ServiceActs {

    private final Inbox inbox;

    /**
     * @param inbox where the results go
     */
    protected EmptyActs(Inbox inbox) {
        super(new NoData(inbox), new NoApplications(inbox));
        this.inbox = inbox;
    }

    @Override
    public void begin(PairState state, String actor) {}

    @Override
    public void persist(PairRecord record, Decision decision) throws IOException {}

    @Override
    public void note(Decision decision) {}

    @Override
    public void send(Frame frame) {}

    @Override
    public void probe(long untilNanos) {
        inbox.post(PairEvent.ProbeSilent::new);
    }

    @Override
    public void cancelProbe() {}

    @Override
    public void claimSlot() {
        inbox.post(PairEvent.SlotGranted::new);
    }

    @Override
    public void freeSlot() {}

    @Override
    public void takeAddress(long untilNanos) throws IOException {}

    @Override
    public void renewAddress(long untilNanos) throws IOException {}

    @Override
    public void dropAddress() {}

    @Override
    public void announce(boolean burst) {}

    @Override
    public void testStorage() {
        inbox.post(at -> new PairEvent.StorageTested(at, ""));
    }

    @Override
    public void answer(Effect.Answer answer) {}

    @Override
    public void settle() {}
}
