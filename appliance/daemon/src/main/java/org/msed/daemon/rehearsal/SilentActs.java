package org.msed.daemon.rehearsal;

import java.nio.file.Path;
import org.msed.core.pair.Decision;
import org.msed.core.pair.PairState;
import org.msed.core.record.PairRecord;
import org.msed.core.record.RecordSlot;
import org.msed.core.state.Role;
import org.msed.core.wire.CertificateHash;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Identity;
import org.msed.core.wire.Nonce;
import org.msed.core.wire.PairDigest;
import org.msed.core.wire.SealedSession;
import org.msed.core.wire.Session;
import org.msed.daemon.capacity.SlotDesk;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.record.EventText;
import org.msed.daemon.service.EmptyActs;

/** Makes the bytes of every act and drops them; everything succeeds. */
final class SilentActs extends EmptyActs {

    private static final String PAIR = "rehearsal";

    private final SlotDesk slots = new SlotDesk(1, Path.of(""));
    private final EventText text = new EventText(PAIR, PAIR);
    private final SealedSession session;
    private PairState state;

    SilentActs(Inbox inbox, long incarnation) {
        super(inbox);
        // With one pair nothing is written.
        slots.register(PAIR, 0, inbox);
        this.session =
                new SealedSession(
                        new Session(
                                PairDigest.of(PAIR),
                                Role.SECONDARY,
                                incarnation,
                                new Nonce(1, incarnation),
                                new Identity(PAIR, "", CertificateHash.NONE, 0),
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
        slots.waiting(PAIR, state.silenceFromNanos());
        super.probe(untilNanos);
    }

    @Override
    public void claimSlot() {
        slots.claim(PAIR, state.silenceFromNanos());
    }

    @Override
    public void freeSlot() {
        slots.free(PAIR);
    }
}
