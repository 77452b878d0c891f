package org.msed.daemon.rehearsal;

import org.msed.core.pair.Decision;
import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.record.PairRecord;
import org.msed.core.record.RecordSlot;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;
import org.msed.core.wire.CertificateHash;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Identity;
import org.msed.core.wire.Nonce;
import org.msed.core.wire.PairDigest;
import org.msed.core.wire.SealedSession;
import org.msed.core.wire.Session;
import org.msed.daemon.loop.Acts;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.record.EventText;
import org.msed.daemon.service.NoApplications;
import org.msed.daemon.service.NoData;

/** Makes the bytes of every act and drops them; everything succeeds. */
final class SilentActs implements Acts {

    private final Inbox inbox;
    private final NoData data;
    private final NoApplications applications;
    private final EventText text = new EventText("rehearsal", "rehearsal");
    private final SealedSession session;
    private PairState state;

    SilentActs(Inbox inbox, long incarnation) {
        this.inbox = inbox;
        this.data = new NoData(inbox);
        this.applications = new NoApplications(inbox);
        this.session =
                new SealedSession(
                        new Session(
                                PairDigest.of("rehearsal"),
                                Role.SECONDARY,
                                incarnation,
                                new Nonce(1, incarnation),
                                new Identity("rehearsal", "", CertificateHash.NONE, 0),
                                2),
                        new byte[32]);
    }

    @Override
    public void begin(PairState after, String actor) {
        state = after;
    }

    @Override
    public void persist(PairRecord record, Decision decision) {
        byte[] event = decision == null ? new byte[0] : write(decision);
        new RecordSlot(1, record, event).encode();
    }

    private byte[] write(Decision decision) {
        return text.write(decision, state.incarnation(), state.at(), "");
    }

    @Override
    public void note(Decision decision) {
        write(decision);
    }

    @Override
    public void send(Frame frame) {
        session.seal(frame, 0, state.at().nanos());
        session.seal(frame, 1, state.at().nanos());
    }

    @Override
    public void probe(long untilNanos) {
        inbox.post(PairEvent.ProbeSilent::new);
    }

    @Override
    public void cancelProbe() {
        // The probe has ended when it began.
    }

    @Override
    public void claimSlot() {
        inbox.post(PairEvent.SlotGranted::new);
    }

    @Override
    public void freeSlot() {
        // Nobody else wants it.
    }

    @Override
    public void takeAddress(long untilNanos) {
        // The real address is not rehearsed here.
    }

    @Override
    public void renewAddress(long untilNanos) {
        // As above.
    }

    @Override
    public void dropAddress() {
        // As above.
    }

    @Override
    public void announce(boolean burst) {
        // Nothing leaves the node.
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
    public void startApplications() {
        applications.start();
    }

    @Override
    public void stopApplications(long limitNanos) {
        applications.stop(limitNanos);
    }

    @Override
    public void testStorage() {
        inbox.post(at -> new PairEvent.StorageTested(at, ""));
    }

    @Override
    public void answer(Effect.Answer answer) {
        // Nobody ordered anything.
    }

    @Override
    public void settle() {
        // Nothing was written.
    }
}
