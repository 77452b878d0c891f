package org.msed.daemon.pair;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.msed.config.PairConfig;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Blocker;
import org.msed.core.state.Role;
import org.msed.daemon.address.NetworkWatch;
import org.msed.daemon.address.VirtualAddress;
import org.msed.daemon.channel.PairChannel;
import org.msed.daemon.link.PairDatagrams;
import org.msed.daemon.link.PairLink;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.loop.LoopThread;
import org.msed.daemon.loop.PairLoop;
import org.msed.daemon.record.Journal;
import org.msed.daemon.service.Data;
import org.msed.daemon.snapshot.ChoiceRequest;
import org.msed.daemon.snapshot.EventLine;
import org.msed.daemon.snapshot.FrameCounts;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.PairSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pairing of this node: opened, started, asked, closed. Thread-safe. */
public final class PairService implements NetworkWatch.Listener, Stop.Stoppable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PairService.class);

    private final PairConfig config;
    private final PairView view;
    private final PairDatagrams datagrams;
    private final PairChannel channel;
    private final Journal journal;
    private final VirtualAddress address;
    private final Orders orders;
    private final Inbox inbox;
    private final PairLoop loop;
    private final Data data;
    private final Optional<PairRecord> record;
    private final Deque<AutoCloseable> parts;
    private final List<Reopening> onNewCard;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    PairService(
            PairConfig config,
            PairDatagrams datagrams,
            PairChannel channel,
            Journal journal,
            VirtualAddress address,
            Orders orders,
            Inbox inbox,
            PairLoop loop,
            Data data,
            Optional<PairRecord> record,
            Deque<AutoCloseable> parts,
            List<Reopening> onNewCard) {
        this.config = config;
        this.view = new PairView(config, datagrams, channel, data);
        this.datagrams = datagrams;
        this.channel = channel;
        this.journal = journal;
        this.address = address;
        this.orders = orders;
        this.inbox = inbox;
        this.loop = loop;
        this.data = data;
        this.record = record;
        this.parts = parts;
        this.onNewCard = List.copyOf(onNewCard);
    }

    /**
     * Builds a pairing: reads its record, removes leftovers of the address, listens. Nothing is
     * decided or sent before {@link #start}.
     *
     * @param links the ports that it uses, in order
     * @throws IOException a socket is not to be had
     */
    public static PairService open(
            PairConfig config,
            Surroundings around,
            Surroundings.PairFiles files,
            List<PairLink> links)
            throws IOException {
        return new PairBuilder(config, around, files, links).build();
    }

    /** The pair's name: its primary's. */
    @Override
    public String name() {
        return config.pairId();
    }

    /** Its frames. */
    public PairDatagrams datagrams() {
        return datagrams;
    }

    /** Its connections. */
    public PairChannel channel() {
        return channel;
    }

    /** Where its loop takes events. */
    public Inbox inbox() {
        return inbox;
    }

    /** Its mirrored data, for what may be asked from any thread. */
    public Data data() {
        return data;
    }

    /** Whether its record says that this node served when the daemon ended. */
    public boolean servedByRecord() {
        return record.filter(saved -> saved.mode().claimsService()).isPresent();
    }

    /** Starts the loop. */
    public void start() {
        data.watch(() -> loop.published().state());
        LoopThread.start(name(), loop, address::drop, this::end);
    }

    private void end(String pair) {
        orders.end(Outcome.DONE, "pair " + pair + " was stopped");
        ended.complete(null);
    }

    /** Completes when the machine has ended. */
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    /** The pair now; any thread, never blocks. */
    public PairSnapshot snapshot() {
        return view.of(loop.published());
    }

    /** Gives an order. */
    @Override
    public CompletionStage<OrderResult> order(OrderRequest request, Consumer<String> progress) {
        return orders.give(request, progress);
    }

    /** Chooses which of two parted copies is kept. */
    public CompletionStage<OrderResult> choose(
            Role source, ChoiceRequest request, Consumer<String> progress) {
        List<Blocker> blockers = choiceBlockers(source, request);
        if (blockers.contains(Blocker.ASIDE_TOO_SMALL)) {
            return CompletableFuture.completedStage(
                    new OrderResult(Outcome.REFUSED, blockers, data.asideRefusal(source)));
        }
        return orders.give((at, id) -> choice(at, id, source, request), progress);
    }

    /** What stands against such a choice, at the last event; changes nothing. */
    public List<Blocker> choiceBlockers(Role source, ChoiceRequest request) {
        PairState state = loop.published().state();
        List<Blocker> found =
                new ArrayList<>(state.choiceBlockers(choice(state.at(), 0, source, request)));
        boolean open = state.parted();
        if (open && !data.asideRefusal(source).isEmpty()) {
            found.add(Blocker.ASIDE_TOO_SMALL);
        }
        return found;
    }

    private static PairEvent.ChooseSource choice(
            Moment at, long id, Role source, ChoiceRequest request) {
        return new PairEvent.ChooseSource(
                at,
                id,
                source,
                request.statement(),
                request.peerIsDown(),
                request.acceptDataLoss(),
                request.actor());
    }

    /**
     * Puts back a copy that lost a choice.
     *
     * @throws NoSuchElementException there is none of that name
     */
    public CompletionStage<OrderResult> undo(
            String aside, String actor, Consumer<String> progress) {
        long lineage = data.asideLineage(aside);
        return orders.give((at, id) -> new PairEvent.Undo(at, id, lineage, actor), progress);
    }

    /** What stands against an unforced stop, at the last event; changes nothing. */
    @Override
    public Set<Blocker> stopBlockers() {
        return loop.published().state().stopBlockers();
    }

    /** Whether a shutdown of the system is a planned move. */
    @Override
    public boolean handsOverAtShutdown() {
        return config.osShutdownHandover();
    }

    /**
     * The newest events, oldest first; blocks on the disk.
     *
     * @throws IOException the event file cannot be read
     */
    public List<EventLine> events(int limit) throws IOException {
        return journal.events(limit);
    }

    /** Ends the minute of the links' statistics. */
    public void rollStatistics() {
        datagrams.roll();
    }

    /** The counters of frames. */
    public FrameCounts frames() {
        return datagrams.counts();
    }

    @Override
    public void carrier(boolean up) {
        inbox.post(at -> new PairEvent.Carrier(at, up));
    }

    @Override
    public void made() {
        for (Reopening socket : onNewCard) {
            try {
                socket.reopen();
            } catch (IOException e) {
                LOG.warn("{}: not opened on the new public interface: {}", name(), e.toString());
            }
        }
    }

    @Override
    public void removed(InetAddress removed) {
        if (removed.equals(address.address()) && address.held()) {
            inbox.post(at -> restoreAddress(at, "somebody removed it"));
        }
    }

    @Override
    public void unheard() {
        if (address.held()) {
            inbox.post(at -> restoreAddress(at, "a removal may have gone unheard"));
        }
    }

    /** On the loop; no event of the machine, which still holds the address by right. */
    private PairEvent restoreAddress(Moment at, String why) {
        try {
            if (address.restore()) {
                LOG.warn("{} was set again: {}", config.vip().addressText(), why);
            }
            return null;
        } catch (IOException e) {
            return new PairEvent.AddressFailed(at, e.toString());
        }
    }

    /** Closes all parts, the address before its filter. The loop has ended or is about to. */
    @Override
    public void close() {
        Parts.closeAll(parts, e -> LOG.warn("closing pair {}: {}", name(), e.toString()));
    }
}
