package org.msed.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.msed.core.dataset.Disagreement;
import org.msed.core.pair.Effect;
import org.msed.core.record.Generations;
import org.msed.core.state.Epoch;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.IntentSet;
import org.msed.mirror.stream.Attachment;
import org.msed.mirror.stream.Handshake;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.sync.SyncProgress;
import org.msed.mirror.sync.SyncResult;
import org.msed.mirror.sync.SyncSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The holder's end of an attachment: brings the standby that asks for one up to date, and puts it
 * on the stream. Thread-safe; only {@link #end} waits.
 */
final class Source {

    private static final Logger LOG = LoggerFactory.getLogger(Source.class);

    /** How long a standby waits for what the nodes hold to be counted. */
    private static final long FACTS_MILLIS = 5_000;

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final MirrorSettings settings;
    private final Directories directories;
    private final Agreement agreement;
    private final DirtySet dirty;
    private final IntentSet intents;
    private final Holder holder;
    private final StreamPort port;
    private final MirrorListener listener;
    private Handshake handshake;
    private volatile String standbyFailure = "";

    // Under this object's monitor.
    private Epoch epoch;
    private Attachment asked;
    private Attachment used;
    private Run run;
    private boolean paused;

    Source(
            MirrorSettings settings,
            Directories directories,
            Agreement agreement,
            DirtySet dirty,
            IntentSet intents,
            Holder holder,
            StreamPort port,
            MirrorListener listener) {
        this.settings = settings;
        this.directories = directories;
        this.agreement = agreement;
        this.dirty = dirty;
        this.intents = intents;
        this.holder = holder;
        this.port = port;
        this.listener = listener;
    }

    /** Once, before anything else. */
    void join(Handshake answers) {
        handshake = answers;
    }

    /** From now on attachments of this epoch are served, and no other. */
    synchronized void open(Epoch opened) {
        epoch = opened;
        notifyAll();
    }

    /**
     * A standby asks for an attachment. One that asks anew has lost the one before.
     *
     * @param digest of what it mirrors
     */
    void asked(Attachment attachment, long digest) {
        if (digest != settings.digest()) {
            handshake.decline(
                    attachment,
                    agreement
                            .difference()
                            .map(Disagreement::text)
                            .orElse("the two nodes have different datasets"));
            return;
        }
        boolean lost;
        synchronized (this) {
            lost = used != null && !attachment.equals(used) && attachment.epoch().equals(epoch);
            asked = attachment;
            if (lost && run != null && run.attachment != null) {
                run.lost("the standby began anew");
            }
            notifyAll();
        }
        if (lost && holder.attached()) {
            LOG.info("{}: the standby asks for another attachment", settings.pair());
            holder.detach();
            listener.late(true);
        }
    }

    /** The standby could not apply what it was sent. */
    void standbyFailed(String what) {
        standbyFailure = what;
    }

    /** What it said last; empty once it is attached again. */
    String standbyFailure() {
        return standbyFailure;
    }

    /** Begins a synchronisation with the standby that asks, or will ask. */
    void begin(long id, boolean full, Generations generations) {
        Run next = new Run(id, full, generations);
        synchronized (this) {
            if (run != null) {
                run.stop();
            }
            run = next;
        }
        next.thread.start();
    }

    /** Marks everything, durably. */
    void suspectAll() throws IOException {
        for (int d = 0; d < settings.datasets().size(); d++) {
            dirty.addAllBelow(d);
        }
        dirty.persist();
    }

    /** Holds synchronisations, running or to come, or lets them go on. */
    void pause(boolean wanted) {
        Run running;
        synchronized (this) {
            paused = wanted;
            running = wanted ? run : null;
            notifyAll();
        }
        if (running != null) {
            running.lost("it was paused");
        }
    }

    /** Ends the synchronisation that runs, if any; its end is still told. */
    void stop() {
        Run stopped;
        synchronized (this) {
            stopped = run;
        }
        if (stopped != null) {
            stopped.stop();
        }
    }

    /** Ends everything and serves no attachment any more; waits for the synchronisation's end. */
    void end() throws InterruptedException {
        Run stopped;
        Attachment left;
        synchronized (this) {
            epoch = null;
            stopped = run;
            left = used;
            used = null;
        }
        if (stopped != null) {
            stopped.stop();
            stopped.thread.join();
        }
        if (left != null) {
            tellEnd(left);
        }
    }

    /**
     * A link connects. What was told of an end may have been lost with the one before, and the
     * standby would wait for ever.
     */
    void connected() {
        Attachment ended;
        synchronized (this) {
            boolean inUse = holder.attached() || run != null && run.attachment != null;
            ended = used != null && used.equals(asked) && !inUse ? used : null;
        }
        if (ended != null) {
            tellEnd(ended);
        }
    }

    private void tellEnd(Attachment ended) {
        try {
            port.send(StreamPort.Lane.FACTS, Fact.of(Fact.Kind.END, ended, 0).encode());
        } catch (IOException e) {
            LOG.debug("the end of {} is not told: {}", ended, e.getMessage());
        }
    }

    /** A fact of the target arrived. */
    void fact(Fact fact) {
        synchronized (this) {
            if (run != null && fact.kind() == Fact.Kind.ADMIT && fact.run() == run.tag) {
                run.admitted = true;
                notifyAll();
            }
        }
    }

    /** A message of the target arrived. */
    void received(long tag, ByteBuffer message) {
        SyncSource source;
        synchronized (this) {
            source = run != null && run.tag == tag ? run.source : null;
        }
        if (source != null) {
            source.received(message);
        }
    }

    /** A link broke; one that a run goes over ends it. */
    void disconnected(int link, String cause) {
        Run broken;
        synchronized (this) {
            broken = run != null && run.link == link ? run : null;
        }
        if (broken != null) {
            broken.lost(cause);
        }
    }

    /** How far the synchronisation is; empty when none copies. */
    Optional<SyncProgress> progress() {
        SyncSource source;
        synchronized (this) {
            source = run == null ? null : run.source;
        }
        return source == null ? Optional.empty() : Optional.of(source.progress());
    }

    /** One synchronisation, from waiting for the standby to the stream. */
    private final class Run implements Runnable, SyncSource.Host {
        private final long id;
        private final boolean full;
        private final Generations generations;
        private final long tag = System.nanoTime();
        private final Thread thread = new Thread(this, "sync-" + settings.pair());

        // Under the monitor of the source.
        private int link = StreamPort.NO_LINK;
        private Attachment attachment;
        private SyncSource source;
        private boolean admitted;
        private String lost = "";

        private boolean near;

        Run(long id, boolean full, Generations generations) {
            this.id = id;
            this.full = full;
            this.generations = generations;
            thread.setDaemon(true);
        }

        void stop() {
            lost("it was stopped");
        }

        void lost(String cause) {
            SyncSource copying;
            synchronized (Source.this) {
                lost = lost.isEmpty() ? cause : lost;
                copying = source;
                Source.this.notifyAll();
            }
            if (copying != null) {
                copying.disconnected(cause);
            }
        }

        @Override
        public void run() {
            String cause;
            try {
                cause = copy();
            } catch (IOException e) {
                cause = e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cause = "interrupted";
            }
            holder.slow(0);
            synchronized (Source.this) {
                if (run == this) {
                    run = null;
                }
            }
            if (!cause.isEmpty() && attachment != null) {
                tellEnd(attachment);
            }
            listener.syncEnded(id, cause);
        }

        /** The cause of its end, empty when done. */
        private String copy() throws IOException, InterruptedException {
            awaitStandby();
            Optional<Disagreement> no = agreement.settled(FACTS_MILLIS);
            if (no.isPresent()) {
                decline(no.get().text());
                return no.get().text();
            }
            handshake.accept(attachment);
            suspect();
            synchronized (Source.this) {
                link = port.route();
            }
            if (link == StreamPort.NO_LINK) {
                return "no link to the standby is connected";
            }
            Fact offer = Fact.offer(attachment, tag, generations);
            port.send(StreamPort.Lane.FACTS, link, offer.encode());
            awaitAdmission();
            ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES).putLong(tag).flip();
            SyncSource copying =
                    SyncSource.synchronisation(
                            directories.forSync(),
                            dirty,
                            parts ->
                                    port.send(
                                            StreamPort.Lane.SYNC,
                                            link,
                                            Target.prefixed(prefix, parts)),
                            this);
            copying.rate(settings.rateBytesPerSecond());
            synchronized (Source.this) {
                source = copying;
                if (!lost.isEmpty()) {
                    return lost;
                }
            }
            SyncResult result = copying.run();
            return result.outcome() == SyncResult.Outcome.DONE ? "" : ended(result);
        }

        /** It asks again after a while. */
        private void decline(String why) {
            synchronized (Source.this) {
                asked = attachment.equals(asked) ? null : asked;
                used = null;
            }
            handshake.decline(attachment, why);
        }

        private String ended(SyncResult result) {
            holder.detach();
            if (result.outcome() == SyncResult.Outcome.TARGET_FAILED) {
                standbyFailed(result.cause());
            }
            return result.cause().isEmpty() ? result.outcome().name() : result.cause();
        }

        private void awaitStandby() throws IOException, InterruptedException {
            synchronized (Source.this) {
                while (lost.isEmpty()
                        && (paused
                                || asked == null
                                || asked.equals(used)
                                || !asked.epoch().equals(epoch))) {
                    Source.this.wait();
                }
                if (!lost.isEmpty()) {
                    throw new IOException(lost);
                }
                used = asked;
                attachment = asked;
            }
        }

        /** What a crash left in doubt is dirty; durable on return. */
        private void suspect() throws IOException {
            if (full) {
                suspectAll();
            }
            dirty.addAll(intents.recovered());
            dirty.persist();
            intents.forgetRecovered();
        }

        private void awaitAdmission() throws IOException, InterruptedException {
            synchronized (Source.this) {
                while (lost.isEmpty() && !admitted) {
                    Source.this.wait();
                }
                if (!lost.isEmpty()) {
                    throw new IOException(lost);
                }
            }
        }

        @Override
        public boolean freeze(long limitMillis) throws InterruptedException {
            if (!near) {
                near = true;
                listener.syncNear(id);
            }
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
            while (holder.gate() != Effect.Gate.Kind.MIRROR) {
                if (System.nanoTime() - end >= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, STEP_NANOS);
            }
            return holder.freeze(limitMillis);
        }

        @Override
        public void unfreeze() {
            holder.thaw();
        }

        @Override
        public void committed() {
            standbyFailed("");
            holder.attach(attachment);
        }

        @Override
        public void commitUnknown() {
            LOG.warn("{}: whether the standby has adopted the data is not known", settings.pair());
        }

        @Override
        public void slowWriters(long delayMicros) {
            holder.slow(delayMicros);
        }
    }
}
