package org.msed.daemon.service;

import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.record.DataSummary;
import org.msed.core.state.Epoch;
import org.msed.daemon.loop.Inbox;

/** A pair without datasets: nothing to open, nothing behind, nothing acknowledged. */
public final class NoData implements Data {

    private final Inbox inbox;

    /**
     * @param inbox where the answers go
     */
    public NoData(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public DataSummary summary() {
        return DataSummary.NONE;
    }

    @Override
    public void open(Epoch epoch) {
        inbox.post(PairEvent.DataOpened::new);
    }

    @Override
    public void close(boolean drain) {
        inbox.post(at -> new PairEvent.DataClosed(at, true));
    }

    @Override
    public void gate(Effect.Gate gate) {
        // Nothing is acknowledged, so there is nothing to hold back.
    }

    @Override
    public void attach(Effect.Attach attach) {
        inbox.post(at -> new PairEvent.Attached(at, attach.attachment()));
    }

    @Override
    public void sync(Effect.Sync sync) {
        inbox.post(at -> new PairEvent.SyncEnded(at, "", DataSummary.NONE));
    }

    @Override
    public void stopSync() {
        // A synchronisation ends as it begins.
    }
}
