package org.msed.daemon.service;

import org.msed.core.pair.Effect;
import org.msed.core.pair.PairState;
import org.msed.core.state.Epoch;
import org.msed.daemon.loop.Acts;

/** The acts that data and applications carry out, given to them. */
public abstract class ServiceActs implements Acts {

    private final Data data;
    private final Applications applications;

    /**
     * @param data what the acts on data go to
     * @param applications what the acts on applications go to
     */
    protected ServiceActs(Data data, Applications applications) {
        this.data = data;
        this.applications = applications;
    }

    /** Tells the data of a step. */
    protected final void stepped(PairState after) {
        data.stepped(after);
    }

    /** As {@link Data#testStorage}. */
    protected final String testData() {
        return data.testStorage();
    }

    @Override
    public void openData(Epoch epoch) {
        data.open(epoch);
    }

    @Override
    public void closeData(boolean drain) {
        data.close(drain);
    }

    @Override
    public void gate(Effect.Gate gate) {
        data.gate(gate);
    }

    @Override
    public void attach(Effect.Attach attach) {
        data.attach(attach);
    }

    @Override
    public void sync(Effect.Sync sync) {
        data.sync(sync);
    }

    @Override
    public void stopSync() {
        data.stopSync();
    }

    @Override
    public void admitSync(Effect.AdmitSync admit) {
        data.admitSync(admit);
    }

    @Override
    public void restoreData(long lineage) {
        data.restore(lineage);
    }

    @Override
    public void confirmSync(long attachment) {
        data.confirmSync(attachment);
    }

    @Override
    public void startApplications() {
        applications.start();
    }

    @Override
    public void stopApplications(long limitNanos) {
        applications.stop(limitNanos);
    }
}
