package org.msed.daemon.pair;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.msed.core.pair.Decision;
import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Mode;
import org.msed.core.wire.Frame;
import org.msed.daemon.capacity.SlotDesk;
import org.msed.daemon.gateway.GatewayProbe;
import org.msed.daemon.link.PairDatagrams;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.record.Journal;
import org.msed.daemon.service.Applications;
import org.msed.daemon.service.Data;
import org.msed.daemon.service.ServiceActs;

/** The effects of one pair, done. On the loop. */
final class PairActs extends ServiceActs {

    private final String pair;
    private final Journal journal;
    private final PairDatagrams datagrams;
    private final AddressParts address;
    private final SlotDesk slots;
    private final Orders orders;
    private final Inbox inbox;
    private final Executor worker;
    private final Path directory;
    private final DecisionLog log = new DecisionLog();
    private Optional<GatewayProbe> gateway = Optional.empty();
    private PairState state;
    private String actor = "";
    private boolean slotOfOldDaemon = true;

    PairActs(
            String pair,
            Journal journal,
            PairDatagrams datagrams,
            AddressParts address,
            SlotDesk slots,
            Data data,
            Applications applications,
            Orders orders,
            Inbox inbox,
            Executor worker,
            Path directory) {
        super(data, applications);
        this.pair = pair;
        this.journal = journal;
        this.datagrams = datagrams;
        this.address = address;
        this.slots = slots;
        this.orders = orders;
        this.inbox = inbox;
        this.worker = worker;
        this.directory = directory;
    }

    /** Has the gateway asked at the pace of the loop; before the loop starts. */
    void ask(GatewayProbe probe) {
        gateway = Optional.of(probe);
    }

    @Override
    public void begin(PairState after, String orderedBy) {
        state = after;
        actor = orderedBy;
        stepped(after);
        gateway.ifPresent(probe -> probe.askIfDue(after.at().nanos()));
        giveUpSlotOfOldDaemon();
    }

    /** A slot that a dead daemon left is ours until it is clear that this node does not serve. */
    private void giveUpSlotOfOldDaemon() {
        Mode mode = state.mode();
        if (slotOfOldDaemon && mode != Mode.JOIN && mode != Mode.OFF) {
            slotOfOldDaemon = false;
            if (!mode.claimsService()) {
                slots.free(pair);
            }
        }
    }

    @Override
    public void persist(PairRecord record, Decision decision) throws IOException {
        journal.persist(record, decision, state.incarnation(), state.at(), actor);
        if (decision != null) {
            log.keep(decision);
        }
    }

    @Override
    public void note(Decision decision) {
        journal.note(decision, state.incarnation(), state.at(), actor);
        log.keep(decision);
    }

    @Override
    public void send(Frame frame) {
        datagrams.send(frame);
    }

    @Override
    public void probe(long untilNanos) {
        slots.waiting(pair, state.silenceFromNanos());
        address.probe().begin(untilNanos);
    }

    @Override
    public void cancelProbe() {
        slots.withdrawn(pair);
        address.probe().cancel();
    }

    @Override
    public void claimSlot() {
        slots.claim(pair, state.silenceFromNanos());
    }

    @Override
    public void freeSlot() {
        slots.free(pair);
    }

    @Override
    public void takeAddress(long untilNanos) throws IOException {
        address.address().hold(untilNanos);
    }

    @Override
    public void renewAddress(long untilNanos) throws IOException {
        address.address().hold(untilNanos);
    }

    @Override
    public void dropAddress() {
        address.address().drop();
    }

    @Override
    public void announce(boolean burst) {
        address.announcer().announce(burst);
    }

    @Override
    public void testStorage() {
        worker.execute(
                () -> {
                    String record = StorageTest.run(directory);
                    String cause = record.isEmpty() ? testData() : record;
                    inbox.post(at -> new PairEvent.StorageTested(at, cause));
                });
    }

    @Override
    public void answer(Effect.Answer answer) {
        orders.answer(answer);
    }

    @Override
    public void settle() {
        journal.settle();
        log.write();
    }
}
