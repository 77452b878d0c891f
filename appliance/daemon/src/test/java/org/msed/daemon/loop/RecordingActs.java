package org.msed.daemon.loop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.msed.core.pair.Decision;
import org.msed.core.pair.Effect;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Epoch;
import org.msed.core.wire.Frame;
import org.msed.daemon.service.EmptyActs;

/** Writes down what was done; fails where told to. */
public final class RecordingActs extends EmptyActs {

    /** What was done, in order. */
    public final List<String> done = new ArrayList<>();

    /** Whether the record cannot be written. */
    public boolean diskFull;

    /** Whether the address cannot be set. */
    public boolean addressRefused;

    /** Acts that answer to an inbox. */
    public RecordingActs(Inbox inbox) {
        super(inbox);
    }

    @Override
    public void persist(PairRecord record, Decision decision) throws IOException {
        if (diskFull) {
            throw new IOException("No space left on device");
        }
        done.add("persist " + record.epoch());
    }

    @Override
    public void note(Decision decision) {
        done.add("note " + decision.reason());
    }

    @Override
    public void send(Frame frame) {
        done.add("send " + frame.body().getClass().getSimpleName() + " " + frame.epoch());
    }

    @Override
    public void probe(long untilNanos) {
        done.add("probe");
        super.probe(untilNanos);
    }

    @Override
    public void cancelProbe() {
        done.add("cancel probe");
    }

    @Override
    public void claimSlot() {
        done.add("claim");
        super.claimSlot();
    }

    @Override
    public void freeSlot() {
        done.add("free");
    }

    @Override
    public void takeAddress(long untilNanos) throws IOException {
        if (addressRefused) {
            throw new IOException("no such device");
        }
        done.add("take");
    }

    @Override
    public void renewAddress(long untilNanos) {
        done.add("renew");
    }

    @Override
    public void dropAddress() {
        done.add("drop");
    }

    @Override
    public void announce(boolean burst) {
        done.add("announce");
    }

    @Override
    public void openData(Epoch epoch) {
        done.add("open");
        super.openData(epoch);
    }

    @Override
    public void closeData(boolean drain) {
        done.add("close");
        super.closeData(drain);
    }

    @Override
    public void gate(Effect.Gate gate) {
        done.add("gate " + gate.kind());
    }

    @Override
    public void startApplications() {
        done.add("start");
        super.startApplications();
    }

    @Override
    public void answer(Effect.Answer answer) {
        done.add("answer " + answer.outcome());
    }

    @Override
    public void settle() {
        done.add("settle");
    }
}
