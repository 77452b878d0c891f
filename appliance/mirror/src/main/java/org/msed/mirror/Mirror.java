package org.msed.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.msed.core.dataset.Disagreement;
import org.msed.core.dataset.Exclusion;
import org.msed.core.pair.Effect;
import org.msed.core.record.DataSets;
import org.msed.core.record.Generations;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.Epoch;
import org.msed.core.state.ReplicationReason;
import org.msed.mirror.aside.Aside;
import org.msed.mirror.aside.AsideStore;
import org.msed.mirror.change.Change;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.IntentSet;
import org.msed.mirror.sets.Item;
import org.msed.mirror.stream.Applier;
import org.msed.mirror.stream.Attachment;
import org.msed.mirror.stream.FileReplica;
import org.msed.mirror.stream.Handshake;
import org.msed.mirror.stream.Outbox;
import org.msed.mirror.stream.OutboxFigures;
import org.msed.mirror.stream.Refusal;
import org.msed.mirror.stream.StreamLane;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.stream.Transport;
import org.msed.mirror.sync.SyncDataset;
import org.msed.mirror.sync.SyncProgress;
import org.msed.mirror.verify.Canary;
import org.msed.mirror.verify.CanaryFigures;
import org.msed.mirror.verify.Examiner;
import org.msed.mirror.verify.Verifier;
import org.msed.mirror.verify.VerifyHost;
import org.msed.mirror.verify.VerifyLane;
import org.msed.mirror.verify.VerifyOrder;
import org.msed.mirror.verify.VerifyReport;
import org.msed.platform.file.FileSystemSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mirror of one pair, on either node: does what the pair's machine orders (design D16) and
 * tells a {@link MirrorListener} what came of it. The orders return at once; what takes time is
 * done by one thread in their order, but a gate is in force on return. Thread-safe.
 */
public final class Mirror implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

    private static final long ROUTE_SETTLE_MILLIS = 2_000;
    private static final long CHECKPOINT_MILLIS = 10_000;
    private static final long OUTBOX_BYTES = 64L << 20;
    private static final long LOOK_MILLIS = 1_000;
    private static final int OPEN_FILES = 4_096;
    private static final int FLUSH_THREADS = 8;

    private final MirrorSettings settings;
    private final MirrorListener listener;
    private final Directories directories;
    private final DirtySet dirty;
    private final IntentSet intents;
    private final StreamPort port;
    private final Transport transport;
    private final Outbox outbox;
    private final Applier applier;
    private final Handshake handshake;
    private final Holder holder;
    private final Agreement agreement;
    private final Source source;
    private final Target target;
    private final AsideStore asides;
    private final Parted parted;
    private final Verifier verifier;
    private final Examiner examiner;
    private final Canary canary;
    private final ExecutorService orders;
    private final ScheduledExecutorService later;

    private final AtomicLong connections = new AtomicLong();
    private volatile String failure = "";

    /** What the holder said when it declined; empty once it has accepted. */
    private volatile String declined = "";

    private DataSets told;

    private Mirror(
            MirrorSettings settings,
            Transport transport,
            MirrorListener listener,
            Directories directories,
            DirtySet dirty,
            IntentSet intents) {
        this.settings = settings;
        this.listener = listener;
        this.directories = directories;
        this.dirty = dirty;
        this.intents = intents;
        this.transport = transport;
        port = new StreamPort(transport, ROUTE_SETTLE_MILLIS);
        outbox =
                new Outbox(
                        port,
                        new Outbox.Settings(OUTBOX_BYTES, settings.replMillis()),
                        new OutboxEvents());
        List<DatasetMode> modes =
                settings.datasets().stream().map(MirrorSettings.Dataset::mode).toList();
        holder = new Holder(modes, dirty, intents, outbox, this::failed, this::interrupted);
        later = Executors.newScheduledThreadPool(4, task -> thread(task, "later-"));
        agreement = new Agreement(settings, directories, port, later);
        source =
                new Source(
                        settings, directories, agreement, dirty, intents, holder, port, listener);
        asides = new AsideStore(settings.aside());
        parted = new Parted(settings, directories, dirty, intents, port, asides, later);
        target =
                new Target(
                        settings,
                        directories,
                        dirty,
                        intents,
                        port,
                        listener,
                        asides,
                        this::standbyFailed);
        handshake = new Handshake(port, new HandshakeEvents());
        FileReplica replica = new FileReplica(paths(), exclusions(), OPEN_FILES);
        applier = new Applier(port, replica, FLUSH_THREADS, target);
        VerifyHost verified = new Verified();
        verifier = new Verifier(settings.pair(), names(settings), port, verified);
        examiner = new Examiner(directories.forSync(), settings.directory(), port);
        canary = new Canary(verified, settings.canaryMillis());
        applier.notes(examiner);
        source.join(handshake);
        target.join(handshake, applier);
        orders = Executors.newSingleThreadExecutor(task -> thread(task, "mirror-"));
        told = sets();
    }

    private static List<String> names(MirrorSettings settings) {
        return settings.datasets().stream().map(MirrorSettings.Dataset::name).toList();
    }

    private List<byte[]> paths() {
        List<byte[]> paths = new ArrayList<>();
        for (MirrorSettings.Dataset dataset : settings.datasets()) {
            paths.add(dataset.path().toString().getBytes(StandardCharsets.UTF_8));
        }
        return paths;
    }

    private List<Exclusion> exclusions() {
        return settings.datasets().stream().map(each -> Exclusion.of(each.excludes())).toList();
    }

    private Thread thread(Runnable task, String prefix) {
        Thread thread = new Thread(task, prefix + settings.pair());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Opens the directories and the sets; blocks. Nothing is mounted, asked or answered before
     * {@link #start}.
     *
     * @throws IOException a directory is missing or occupied, or the sets cannot be read or written
     */
    public static Mirror open(MirrorSettings settings, Transport transport, MirrorListener listener)
            throws IOException, InterruptedException {
        List<String> names = names(settings);
        Directories directories = Directories.open(settings.datasets());
        try {
            DirtySet dirty = DirtySet.open(settings.directory(), names);
            IntentSet intents = IntentSet.open(settings.directory(), names);
            return new Mirror(settings, transport, listener, directories, dirty, intents);
        } catch (IOException e) {
            directories.close();
            throw e;
        }
    }

    /** Begins to listen to the peer; once. */
    public void start() {
        StreamLane.join(port, handshake, outbox, applier);
        port.handler(StreamPort.Lane.SYNC, new SyncLane());
        port.handler(StreamPort.Lane.FACTS, new FactsLane());
        VerifyLane.join(port, verifier, examiner, canary);
        port.open();
        later.scheduleWithFixedDelay(
                verifier::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        long every = canary.intervalMillis();
        later.scheduleWithFixedDelay(canary::send, every, every, TimeUnit.MILLISECONDS);
        later.scheduleWithFixedDelay(
                this::checkpoint, CHECKPOINT_MILLIS, CHECKPOINT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The sets as they are. */
    public DataSets sets() {
        return new DataSets(true, dirty.isEmpty(), intents.isEmpty());
    }

    /** How it stands; any thread, never blocks for long. */
    public MirrorFigures figures() {
        int link = port.route();
        OutboxFigures stream = outbox.figures();
        Optional<SyncProgress> sync = source.progress().or(target::progress);
        return new MirrorFigures(
                sets(),
                holder.gate(),
                holder.attached(),
                directories.isMounted(),
                link != StreamPort.NO_LINK && transport.connected(link),
                link,
                stream,
                applier.appliedChanges(),
                applier.receivedBytes(),
                applier.refusedFrames(),
                connections.get(),
                sync,
                datasets(stream, sync),
                refusal(),
                canary(),
                failure,
                source.standbyFailure());
    }

    private List<MirrorFigures.OfDataset> datasets(
            OutboxFigures stream, Optional<SyncProgress> sync) {
        List<DirtySet.Size> sizes = dirty.sizes();
        List<MirrorFigures.OfDataset> all = new ArrayList<>();
        for (int d = 0; d < sizes.size(); d++) {
            Optional<FileSystemSpace> space = directories.space(d);
            all.add(
                    new MirrorFigures.OfDataset(
                            directories.known(d),
                            holder.writtenBytes(d),
                            outOfSync(d, sizes.get(d), sync),
                            stream.lag(d).bytes(),
                            stream.lag(d).nanos(),
                            space.map(FileSystemSpace::usedBytes).orElse(-1L),
                            space.map(FileSystemSpace::availableBytes).orElse(-1L)));
        }
        return all;
    }

    /** What a directory holds is known by what the source reckons, or was measured once. */
    private long outOfSync(int dataset, DirtySet.Size dirty, Optional<SyncProgress> sync) {
        if (sync.isPresent() && dataset < sync.get().datasets().size()) {
            SyncProgress.Part part = sync.get().datasets().get(dataset);
            return Math.max(dirty.bytes(), part.bytesTotal() - part.bytesDone());
        }
        return dirty.whole() > 0
                ? Math.max(dirty.bytes(), agreement.usedBytes(dataset))
                : dirty.bytes();
    }

    /** The verification that runs, or the last one; any thread. */
    public VerifyReport verification() {
        return verifier.report();
    }

    /** How fresh the last canary is, on either node; any thread. */
    public CanaryFigures canary() {
        return holder.attached() ? canary.figures() : examiner.canary();
    }

    /** As {@link Verifier#begin}; on the holder. */
    public Optional<CompletionStage<VerifyReport>> verify(VerifyOrder order) {
        return verifier.begin(order);
    }

    /** Ends the verification that runs, if any. */
    public void stopVerify(String cause) {
        verifier.stop(cause);
    }

    private Optional<Disagreement> refusal() {
        if (holder.attached()) {
            return Optional.empty();
        }
        Optional<Disagreement> known =
                directories.isMounted() ? agreement.refusal(true) : agreement.difference();
        String said = declined;
        return known.isPresent() || said.isEmpty()
                ? known
                : Optional.of(new Disagreement(ReplicationReason.DATASETS_DIFFER, "", said));
    }

    /** OpenData. */
    public void open(Epoch epoch) {
        orders.execute(
                () ->
                        guarded(
                                () -> {
                                    examiner.detached();
                                    target.end();
                                    declined = "";
                                    failure = "";
                                    holder.open();
                                    if (!directories.isMounted()) {
                                        directories.mount(holder);
                                    }
                                    source.open(epoch);
                                    listener.opened();
                                }));
    }

    /**
     * Writes beneath every dataset and reads it back; any thread; blocks.
     *
     * @return empty when that went well, else what the system said
     */
    public String testStorage() {
        try {
            directories.test();
            return "";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** CloseData. */
    public void close(boolean drain) {
        orders.execute(
                () -> {
                    boolean drained = false;
                    try {
                        drained = closed(drain);
                    } catch (IOException e) {
                        LOG.error("{}: closing the data failed", settings.pair(), e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    listener.closed(drained);
                    tellSets();
                });
    }

    private boolean closed(boolean drain) throws IOException, InterruptedException {
        verifier.stop("the service leaves this node");
        source.stop();
        examiner.detached();
        target.end();
        boolean all = false;
        try {
            if (drain && directories.isMounted()) {
                directories.unmount(holder::close);
                holder.close();
                all = drained();
            } else {
                holder.close();
                // A flush that waits for a standby would hold the end of its worker up.
                holder.detach();
                directories.abort();
            }
        } finally {
            holder.detach();
            source.end();
        }
        dirty.persist();
        return all;
    }

    /** Whether everything is at the standby; gives up when nothing has moved for T_repl. */
    private boolean drained() throws InterruptedException {
        var watch =
                later.scheduleWithFixedDelay(
                        new Drain(),
                        settings.replMillis(),
                        settings.replMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            return holder.checkpoint(directories::sync);
        } catch (IOException e) {
            LOG.warn("{}: only the standby has everything: {}", settings.pair(), e.getMessage());
            return holder.standbyHasAll();
        } finally {
            watch.cancel(false);
        }
    }

    /** Ends the stream when it stands still. */
    private final class Drain implements Runnable {
        private long left = -1;

        @Override
        public void run() {
            var figures = outbox.figures();
            long now = figures.queuedBytes() + figures.unconfirmedBytes();
            if (now == left) {
                LOG.warn("{}: the standby takes no more, {} bytes left", settings.pair(), now);
                holder.detach();
            }
            left = now;
        }
    }

    /** Gate; in force on return. */
    public void gate(Effect.Gate.Kind kind) {
        holder.gate(kind);
        if (kind == Effect.Gate.Kind.MIRROR && !holder.attached()) {
            later.schedule(this::lastPhaseLate, settings.replMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Writes wait for a stream that has not begun. */
    private void lastPhaseLate() {
        if (holder.gate() == Effect.Gate.Kind.MIRROR && !holder.attached()) {
            listener.late(true);
        }
    }

    /** Attach. */
    public void attach(Epoch epoch, long attachment) {
        orders.execute(
                () ->
                        guarded(
                                () -> {
                                    declined = "";
                                    examiner.detached();
                                    target.attach(epoch, attachment);
                                }));
    }

    /** Sync. */
    public void sync(long id, boolean full, Generations generations) {
        orders.execute(() -> source.begin(id, full, generations));
    }

    /** StopSync. */
    public void stopSync() {
        orders.execute(source::stop);
    }

    /**
     * Compares everything once more, or what is suspicious: ends the stream, which the machine
     * answers with a synchronisation. On the holder.
     */
    public void resync(boolean full) {
        orders.execute(
                () ->
                        guarded(
                                () -> {
                                    if (full) {
                                        source.suspectAll();
                                    }
                                    if (holder.attached()) {
                                        holder.detach();
                                        listener.late(true);
                                    }
                                }));
    }

    /** Holds synchronisations, running or to come, or lets them go on. */
    public void pause(boolean paused) {
        source.pause(paused);
    }

    /** AdmitSync. */
    public void admitSync(long attachment, long givenUp) {
        orders.execute(
                () -> {
                    // Only now somebody has said that the disk is mended: asking needs none.
                    failure = "";
                    target.admit(attachment, givenUp);
                });
    }

    /** RestoreData. */
    public void restore(long lineage) {
        orders.execute(
                () -> {
                    try {
                        asides.restore(lineage, directories.forSync(), settings.names());
                        listener.restored("");
                    } catch (IOException e) {
                        LOG.error("{}: not put back: {}", settings.pair(), e.getMessage());
                        listener.restored(e.getMessage());
                    }
                });
    }

    /** The copies that are kept here, newest first; any thread; blocks on the disk. */
    public List<Aside> asides() {
        return asides.list();
    }

    /** Removes the copies that are past their time; blocks on the disk. */
    public void expireAsides() {
        asides.expire(System.currentTimeMillis());
    }

    /**
     * Has the facts of parted copies looked at and told.
     *
     * @param sinceMillis when this node left the common lineage, or empty while they are not parted
     * @param commonLineage which one
     */
    public void watchParted(Supplier<OptionalLong> sinceMillis, LongSupplier commonLineage) {
        parted.watch(
                () -> {
                    OptionalLong since = sinceMillis.get();
                    return since.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Parted.Split(commonLineage.getAsLong(), since.getAsLong()));
                });
    }

    /** Facts of the copy here while the copies are parted; has them looked at; any thread. */
    public Optional<CopyFacts> factsHere() {
        parted.look();
        return parted.here();
    }

    /** Facts of the peer's copy, as last told; any thread. */
    public Optional<CopyFacts> factsThere() {
        return parted.there();
    }

    /** ConfirmSync. */
    public void confirmSync(long attachment) {
        target.confirm(attachment);
        tellSets();
    }

    private interface Order {
        void run() throws IOException, InterruptedException;
    }

    private void guarded(Order order) {
        try {
            order.run();
        } catch (IOException e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Told once: with a broken disk every request fails, and the first one says why. */
    private void failed(IOException cause) {
        holder.fail();
        if (isFirstFailure(cause.getMessage())) {
            listener.failed(failure, false);
        }
    }

    private void standbyFailed(String cause) {
        if (isFirstFailure(cause)) {
            listener.failed(failure, true);
        }
    }

    private synchronized boolean isFirstFailure(String cause) {
        if (!failure.isEmpty()) {
            return false;
        }
        failure = String.valueOf(cause);
        LOG.error("{}: the data cannot be used here: {}", settings.pair(), failure);
        return true;
    }

    private void interrupted() {
        LOG.info("{}: a name that stayed here is mirrored from now on", settings.pair());
        listener.late(true);
    }

    private void checkpoint() {
        handshake.remind();
        parted.look();
        try {
            if (holder.attached()) {
                directories.shipTimes();
                holder.checkpoint(directories::sync);
            }
            tellSets();
        } catch (IOException e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellSets() {
        DataSets now = sets();
        synchronized (this) {
            if (now.equals(told)) {
                return;
            }
            told = now;
        }
        listener.setsChanged(now);
    }

    /** Unmounts everything and ends all threads; blocks. */
    @Override
    public void close() throws IOException {
        orders.shutdownNow();
        later.shutdownNow();
        holder.close();
        try {
            target.end();
            source.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        verifier.close();
        examiner.close();
        directories.close();
        outbox.close();
        applier.close();
        dirty.close();
        intents.close();
    }

    /** What a verification needs of this node while it serves. */
    private final class Verified implements VerifyHost {
        @Override
        public long attachment() {
            return holder.attachment();
        }

        @Override
        public List<SyncDataset> datasets() {
            return directories.forSync();
        }

        @Override
        public boolean freeze(long limitMillis) throws InterruptedException {
            return holder.freeze(limitMillis);
        }

        @Override
        public void thaw() {
            holder.thaw();
        }

        @Override
        public boolean note(byte[] text) {
            return holder.note(new Change.Note(0, text));
        }

        @Override
        public boolean timesPending(int dataset, long inode) {
            return directories.timesPending(dataset, inode);
        }

        @Override
        public long activity() {
            long all = 0;
            for (int d = 0; d < settings.datasets().size(); d++) {
                all += holder.writtenBytes(d);
            }
            return all;
        }

        @Override
        public boolean equal() {
            return holder.attached() && dirty.isEmpty();
        }

        @Override
        public void mark(List<Item> items) throws IOException {
            dirty.addAll(items);
            dirty.persist();
            tellSets();
        }

        @Override
        public void differ(boolean repair, String detail) {
            listener.copiesDiffer(repair, detail);
        }
    }

    private final class OutboxEvents implements Outbox.Listener {
        @Override
        public void opened(Attachment attachment) {
            LOG.info("{}: the standby follows the stream", settings.pair());
        }

        @Override
        public void ended(Attachment attachment, Refusal refusal) {
            LOG.warn("{}: the standby has left the stream: {}", settings.pair(), refusal);
            source.standbyFailed(refusal.what());
            holder.detach();
            listener.late(true);
        }

        @Override
        public void late(boolean late) {
            listener.late(late);
        }
    }

    private final class HandshakeEvents implements Handshake.Listener {
        @Override
        public void asked(Attachment attachment, long digest) {
            source.asked(attachment, digest);
        }

        @Override
        public void accepted(Attachment attachment) {
            LOG.debug("{}: {} is accepted", settings.pair(), attachment);
            declined = "";
        }

        @Override
        public void declined(Attachment attachment, String why) {
            if (!why.equals(declined)) {
                LOG.warn("{}: the holder declines: {}", settings.pair(), why);
            }
            declined = why;
        }
    }

    private final class SyncLane implements Transport.Receiver {
        @Override
        public void connected(int link) {
            connections.incrementAndGet();
        }

        @Override
        public void disconnected(int link, String cause) {
            source.disconnected(link, cause);
            target.disconnected(link);
        }

        @Override
        public void received(int link, ByteBuffer frame) {
            if (frame.remaining() <= Long.BYTES) {
                return;
            }
            long run = frame.getLong();
            ByteBuffer message = frame.slice();
            source.received(run, message);
            target.received(run, message);
        }
    }

    private final class FactsLane implements Transport.Receiver {
        @Override
        public void connected(int link) {
            agreement.connected(link);
            source.connected();
        }

        @Override
        public void disconnected(int link, String cause) {
            // The lane of the synchronisation hears of it too.
        }

        @Override
        public void received(int link, ByteBuffer frame) {
            if (agreement.received(frame) || parted.received(frame)) {
                return;
            }
            Fact fact = Fact.decode(frame);
            if (fact != null) {
                source.fact(fact);
                target.fact(link, fact);
            }
        }
    }
}
