package org.msed.mirror.sync;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.msed.mirror.sets.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side that is brought up to date, for one run over one link. Everything happens on threads of
 * its own; the first error ends the run and is told to the source.
 */
public final class SyncTarget implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncTarget.class);
    private static final int SUMMING_THREADS = 2;
    private static final long CREDIT_BYTES = 256 << 10;

    /** The source tells every second while it works. */
    private static final long SILENT_NANOS = 5_000_000_000L;

    /** What the run needs of the node. Called on the target's own thread. */
    public interface Host {

        /**
         * The source begins to write: the data is INCONSISTENT, durably, on return (protocol 7.7).
         * Not called when the run only compares.
         *
         * @throws IOException it cannot be said durably: nothing is written
         */
        void begin() throws IOException;

        /** The node's own dirty set and intents. */
        List<Item> suspicious();

        /**
         * Everything is here and durable: adopt the source's lineage, empty the sets, be
         * CONSISTENT.
         *
         * @throws IOException it is not durable: the run fails and the data stays INCONSISTENT
         */
        void commit() throws IOException;

        /**
         * An error here ended the run, once; the source is told next. On any thread of the target;
         * must not wait for its end.
         */
        void failed(Exception cause);
    }

    private final List<SyncDataset> datasets;
    private final SyncLink link;
    private final Host host;
    private final LinkedBlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
    private final Parcels parcels = new Parcels();
    private final ExecutorService summing = Executors.newFixedThreadPool(SUMMING_THREADS);
    private final ExecutorService flushing = Executors.newSingleThreadExecutor();
    private final Thread thread;
    private Replica replica;
    private long workedOff;
    private long credited;
    private volatile boolean over;
    private volatile Told told;

    private record Told(SyncProgress progress, long atNanos) {}

    /**
     * A target that waits for the source to begin.
     *
     * @param datasets in the order of their numbers; their directories stay the caller's
     * @param link to the source
     */
    public SyncTarget(List<SyncDataset> datasets, SyncLink link, Host host) {
        this.datasets = List.copyOf(datasets);
        this.link = link;
        this.host = host;
        this.thread = new Thread(this::run, "sync-target");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A message from the source. Called in the order of their sending; does not block, since the
     * source sends no more than was answered.
     *
     * @param message valid during the call only
     */
    public void received(ByteBuffer message) {
        Parcels.Parcel parcel = parcels.copy(message);
        arrived.add(() -> work(parcel));
    }

    /** The link broke: nothing more is done. */
    public void disconnected() {
        over = true;
        thread.interrupt();
    }

    /** Whether the run is over: the link broke or an error ended it. */
    public boolean over() {
        return over;
    }

    /**
     * How far it is, as the source told it; empty before it did, and when the run is over. What has
     * not been told for a while stands still as far as is known here.
     */
    public Optional<SyncProgress> progress() {
        Told last = told;
        if (last == null || over) {
            return Optional.empty();
        }
        long silent = System.nanoTime() - last.atNanos();
        return Optional.of(silent < SILENT_NANOS ? last.progress() : silent(last, silent));
    }

    private static SyncProgress silent(Told last, long nanos) {
        SyncProgress then = last.progress();
        return new SyncProgress(
                then.whole(),
                then.datasets(),
                then.file(),
                then.waiting(),
                then.stalledMillis() + TimeUnit.NANOSECONDS.toMillis(nanos),
                false);
    }

    private void progress(SyncProgress heard) {
        told = new Told(heard, System.nanoTime());
    }

    /** Ends the run, and waits until nothing is written any more. */
    @Override
    public void close() {
        disconnected();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        summing.shutdown();
        flushing.shutdown();
    }

    private void run() {
        try {
            while (!over) {
                arrived.take().run();
            }
        } catch (InterruptedException e) {
            over = true;
        } finally {
            if (replica != null) {
                replica.close();
            }
            summing.shutdown();
            flushing.shutdown();
        }
    }

    private void work(Parcels.Parcel parcel) {
        int length = parcel.bytes().remaining();
        try {
            message(parcel.bytes());
            workedOff += length;
            if (workedOff - credited >= CREDIT_BYTES || arrived.isEmpty()) {
                credited = workedOff;
                link.send(ByteBuffer.allocate(9).put(Wire.CREDIT).putLong(workedOff).flip());
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        } finally {
            parcels.giveBack(parcel);
        }
    }

    private void message(ByteBuffer from) throws IOException {
        byte kind = from.get();
        if (kind == Wire.BEGIN) {
            begin(from);
            return;
        }
        if (replica == null) {
            throw new IOException("the source has not begun the run");
        }
        switch (kind) {
            case Wire.NAMES -> replica.names(from);
            case Wire.VISIT -> link.send(replica.visit(VisitMessage.get(from)));
            case Wire.FILES -> replica.files(from);
            case Wire.DATA -> replica.data(from);
            case Wire.HOLE -> replica.hole(from);
            case Wire.FINISH -> replica.finish(from);
            case Wire.CLOSE -> replica.closeDirectory(from);
            case Wire.CHECK -> check(from);
            case Wire.FLUSH -> flush(from.getInt());
            case Wire.COMMIT -> commit();
            case Wire.PROGRESS -> progress(ProgressMessage.decode(from));
            default -> throw new IOException("the source sent a message of kind " + kind);
        }
    }

    private void begin(ByteBuffer from) throws IOException {
        int version = from.getShort();
        if (version != Wire.VERSION) {
            throw new IOException(
                    "the peer synchronises by version "
                            + version
                            + " and this node by "
                            + Wire.VERSION
                            + ": bring both to the same release");
        }
        boolean compareOnly = (from.get() & 1) != 0;
        if (!compareOnly) {
            host.begin();
        }
        replica = new Replica(datasets, compareOnly, link);
        Facts.send(datasets, host.suspicious(), link);
    }

    private void check(ByteBuffer from) throws IOException {
        int number = from.getInt();
        Replica.Range range = replica.range(from);
        summing.execute(
                () -> {
                    try (range) {
                        byte[] sums = range.sums();
                        ByteBuffer head = ByteBuffer.allocate(5).put(Wire.SUMS).putInt(number);
                        link.send(head.flip(), ByteBuffer.wrap(sums));
                    } catch (IOException | RuntimeException e) {
                        fail(e);
                    }
                });
    }

    private void flush(int number) {
        flushing.execute(
                () -> {
                    try {
                        replica.flush();
                        ByteBuffer answer = ByteBuffer.allocate(5).put(Wire.FLUSHED);
                        link.send(answer.putInt(number).flip());
                    } catch (IOException | RuntimeException e) {
                        fail(e);
                    }
                });
    }

    private void commit() throws IOException {
        replica.flush();
        host.commit();
        link.send(ByteBuffer.wrap(new byte[] {Wire.COMMITTED}));
    }

    /** The first error ends the run; what is in the queue is not looked at any more. */
    private synchronized void fail(Exception e) {
        if (over) {
            return;
        }
        over = true;
        LOG.warn("synchronisation to this node ends: {}", text(e));
        host.failed(e);
        byte[] problem = text(e).getBytes(StandardCharsets.UTF_8);
        try {
            link.send(ByteBuffer.wrap(new byte[] {Wire.PROBLEM}), ByteBuffer.wrap(problem));
        } catch (IOException broken) {
            LOG.info("the source cannot be told: {}", broken.getMessage());
        }
        thread.interrupt();
    }

    private static String text(Exception e) {
        return e instanceof BufferUnderflowException
                ? "a message of the source is cut short"
                : String.valueOf(e.getMessage());
    }
}
