package org.msed.daemon.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.msed.config.DatasetConfig;
import org.msed.core.pair.Effect;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.record.DataSets;
import org.msed.core.record.Generations;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.service.Data;
import org.msed.daemon.snapshot.AsideSnapshot;
import org.msed.daemon.snapshot.CopySnapshot;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.ReplicationSnapshot;
import org.msed.daemon.snapshot.ResyncRequest;
import org.msed.daemon.snapshot.VerificationSnapshot;
import org.msed.daemon.snapshot.VerifyRequest;
import org.msed.mirror.CopyFacts;
import org.msed.mirror.Mirror;
import org.msed.mirror.MirrorListener;
import org.msed.mirror.MirrorSettings;
import org.msed.mirror.aside.Aside;
import org.msed.mirror.stream.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The datasets of a pair, kept by a {@link Mirror}. */
public final class MirroredData implements Data, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MirroredData.class);

    /** What no step of the machine announces, as a copy that stands still, is seen this late. */
    private static final long LOOK_MILLIS = 500;

    private final Mirror mirror;
    private final ReplicationView view;
    private final Inbox inbox;
    private final Verification verification;
    private final List<Waiting> waiting = new ArrayList<>();
    private final ScheduledExecutorService watch;
    private volatile boolean paused;
    private volatile PairState state;
    private volatile Supplier<PairState> machine;

    private record Waiting(CompletableFuture<OrderResult> end, Consumer<String> progress) {}

    /**
     * Opens the directories and the sets of a pair; blocks. Nothing is mounted before the machine
     * orders it.
     *
     * @param settings what to mirror
     * @param datasets the same as configured
     * @param linkNames interfaces of the transport's links, in its order
     * @param verifyBytesPerSecond limit of verifications; 0 for none
     * @param inbox where the answers go
     * @throws IOException a directory is missing or occupied, or the sets cannot be used
     */
    public static MirroredData open(
            MirrorSettings settings,
            List<DatasetConfig> datasets,
            Transport transport,
            List<String> linkNames,
            long verifyBytesPerSecond,
            Inbox inbox)
            throws IOException {
        ReplicationView view = new ReplicationView(datasets, linkNames);
        try {
            return new MirroredData(settings, transport, view, verifyBytesPerSecond, inbox);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the datasets were opened", e);
        }
    }

    private MirroredData(
            MirrorSettings settings,
            Transport transport,
            ReplicationView view,
            long verifyBytesPerSecond,
            Inbox inbox)
            throws IOException, InterruptedException {
        this.view = view;
        this.inbox = inbox;
        this.mirror = Mirror.open(settings, transport, new Answers());
        List<String> names =
                settings.datasets().stream().map(MirrorSettings.Dataset::name).toList();
        this.verification = new Verification(mirror, names, verifyBytesPerSecond);
        mirror.start();
        this.watch =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "watch-" + settings.pair());
                            thread.setDaemon(true);
                            return thread;
                        });
        watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        PairState now = state;
        if (now == null) {
            return;
        }
        try {
            view.look(now, mirror.figures(), paused);
        } catch (RuntimeException e) {
            LOG.error("the mirror cannot be watched; report this with the trace", e);
        }
    }

    @Override
    public void stepped(PairState after) {
        PairState before = state;
        state = after;
        boolean changed =
                before == null
                        || before.mode() != after.mode()
                        || before.serveMode() != after.serveMode()
                        || before.standbyMode() != after.standbyMode();
        if (changed && !watch.isShutdown()) {
            watch.execute(this::look);
        }
    }

    /** The dataset as the mirror takes it. */
    public static MirrorSettings.Dataset settings(DatasetConfig dataset) {
        return new MirrorSettings.Dataset(
                dataset.name(),
                dataset.path(),
                mode(dataset),
                dataset.excludes(),
                dataset.rateBytesPerSecond());
    }

    static DatasetMode mode(DatasetConfig dataset) {
        return switch (dataset.mode()) {
            case SYNC -> DatasetMode.SYNC;
            case RECEIVE -> DatasetMode.RECEIVE;
            case ASYNC -> DatasetMode.ASYNC;
        };
    }

    @Override
    public DataSets sets() {
        return mirror.sets();
    }

    @Override
    public Optional<ReplicationSnapshot> replication(PairState state) {
        return Optional.of(view.of(state, mirror.figures(), paused));
    }

    @Override
    public CompletionStage<OrderResult> resync(ResyncRequest request, Consumer<String> progress) {
        LOG.info("resync ordered by {}, full={}", request.actor(), request.full());
        CompletableFuture<OrderResult> end = new CompletableFuture<>();
        if (!request.full() && mirror.figures().attached()) {
            end.complete(new OrderResult(Outcome.DONE, List.of(), "both copies are equal"));
            return end;
        }
        synchronized (waiting) {
            waiting.add(new Waiting(end, progress));
        }
        progress.accept("the copies are compared");
        mirror.resync(request.full());
        return end;
    }

    @Override
    public CompletionStage<OrderResult> pauseSync(boolean hold, String actor) {
        LOG.info("synchronisation {} by {}", hold ? "paused" : "resumed", actor);
        paused = hold;
        mirror.pause(hold);
        return CompletableFuture.completedStage(new OrderResult(Outcome.DONE, List.of(), ""));
    }

    @Override
    public List<CopySnapshot> copies(PairState now) {
        if (!now.parted()) {
            return List.of();
        }
        List<CopySnapshot> known = new ArrayList<>();
        mirror.factsHere().map(MirroredData::copy).ifPresent(known::add);
        mirror.factsThere().map(MirroredData::copy).ifPresent(known::add);
        return known;
    }

    private static CopySnapshot copy(CopyFacts facts) {
        return new CopySnapshot(
                facts.node(),
                facts.commonLineage() == 0 ? "" : Aside.nameOf(facts.commonLineage()),
                facts.sinceMillis(),
                facts.lastWriteMillis(),
                facts.changedBytes(),
                facts.changedFiles(),
                facts.names(),
                facts.usedBytes(),
                facts.asideRefusal());
    }

    @Override
    public List<AsideSnapshot> asides() {
        return mirror.asides().stream()
                .map(
                        kept ->
                                new AsideSnapshot(
                                        kept.name(),
                                        kept.sinceMillis(),
                                        kept.untilMillis(),
                                        kept.bytes(),
                                        kept.datasets()))
                .toList();
    }

    @Override
    public void expireAsides() {
        mirror.expireAsides();
    }

    @Override
    public void watch(Supplier<PairState> source) {
        machine = source;
        mirror.watchParted(
                () -> {
                    PairState now = source.get();
                    return now.parted()
                            ? OptionalLong.of(now.record().parting().sinceWallMillis())
                            : OptionalLong.empty();
                },
                () -> source.get().record().generations().base());
    }

    @Override
    public String asideRefusal(Role source) {
        Optional<CopyFacts> loser =
                source == machine.get().role() ? mirror.factsThere() : mirror.factsHere();
        return loser.map(CopyFacts::asideRefusal).orElse("");
    }

    @Override
    public long asideLineage(String name) {
        List<Aside> kept = mirror.asides();
        return kept.stream()
                .filter(aside -> name.isEmpty() || aside.name().equals(name))
                .findFirst()
                .map(Aside::lineage)
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        name.isEmpty()
                                                ? "nothing is set aside here"
                                                : "no copy "
                                                        + name
                                                        + " is set aside here, only "
                                                        + kept.stream().map(Aside::name).toList()));
    }

    @Override
    public String testStorage() {
        return mirror.testStorage();
    }

    @Override
    public CompletionStage<OrderResult> verify(VerifyRequest request, Consumer<String> progress) {
        return verification.order(request, progress);
    }

    @Override
    public VerificationSnapshot verification() {
        return new VerificationSnapshot(mirror.verification(), mirror.canary());
    }

    @Override
    public void open(Epoch epoch) {
        mirror.open(epoch);
    }

    @Override
    public void close(boolean drain) {
        mirror.close(drain);
    }

    @Override
    public void gate(Effect.Gate gate) {
        mirror.gate(gate.kind());
    }

    @Override
    public void attach(Effect.Attach attach) {
        mirror.attach(attach.epoch(), attach.attachment());
    }

    @Override
    public void sync(Effect.Sync sync) {
        mirror.sync(sync.id(), sync.full(), sync.generations());
    }

    @Override
    public void stopSync() {
        mirror.stopSync();
    }

    @Override
    public void admitSync(Effect.AdmitSync admit) {
        mirror.admitSync(admit.attachment(), admit.givenUp());
    }

    @Override
    public void restore(long lineage) {
        mirror.restore(lineage);
    }

    @Override
    public void confirmSync(long attachment) {
        mirror.confirmSync(attachment);
    }

    /** Unmounts everything; blocks. */
    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        mirror.close();
    }

    private void resynced(String cause) {
        List<Waiting> told;
        synchronized (waiting) {
            told = List.copyOf(waiting);
            if (cause.isEmpty()) {
                waiting.clear();
            }
        }
        for (Waiting each : told) {
            if (cause.isEmpty()) {
                String text = "both copies are equal";
                each.end().complete(new OrderResult(Outcome.DONE, List.of(), text));
            } else {
                each.progress().accept("interrupted, it goes on by itself: " + cause);
            }
        }
    }

    /** Puts what the mirror says into the pair's queue. */
    private final class Answers implements MirrorListener {
        @Override
        public void opened() {
            inbox.post(PairEvent.DataOpened::new);
        }

        @Override
        public void closed(boolean drained) {
            inbox.post(at -> new PairEvent.DataClosed(at, drained));
        }

        @Override
        public void failed(String cause, boolean unsure) {
            inbox.post(at -> new PairEvent.DataFailed(at, cause, unsure));
        }

        @Override
        public void detached(long attachment) {
            inbox.post(at -> new PairEvent.Detached(at, attachment));
        }

        @Override
        public void late(boolean late) {
            inbox.post(at -> new PairEvent.AckLate(at, late));
        }

        @Override
        public void syncOffered(long attachment, Generations source) {
            inbox.post(at -> new PairEvent.SyncOffered(at, attachment, source));
        }

        @Override
        public void syncNear(long id) {
            inbox.post(at -> new PairEvent.SyncNear(at, id));
        }

        @Override
        public void syncReceived(long attachment) {
            inbox.post(at -> new PairEvent.SyncReceived(at, attachment));
        }

        @Override
        public void syncEnded(long id, String cause) {
            if (!cause.isEmpty()) {
                LOG.info("synchronisation {} ended: {}", id, cause);
            }
            inbox.post(at -> new PairEvent.SyncEnded(at, id, cause));
            resynced(cause);
        }

        @Override
        public void restored(String cause) {
            inbox.post(at -> new PairEvent.DataRestored(at, cause));
        }

        @Override
        public void copiesDiffer(boolean repair, String detail) {
            inbox.post(at -> new PairEvent.CopiesDiffer(at, repair, detail));
        }

        @Override
        public void setsChanged(DataSets sets) {
            inbox.post(at -> new PairEvent.DataChanged(at, sets));
        }
    }
}
