package org.msed.mirror;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.msed.core.state.Epoch;
import org.msed.mirror.aside.AsideStore;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.IntentSet;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sets.SetStorageException;
import org.msed.mirror.stream.Applier;
import org.msed.mirror.stream.Attachment;
import org.msed.mirror.stream.Handshake;
import org.msed.mirror.stream.Refusal;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.sync.SyncProgress;
import org.msed.mirror.sync.SyncTarget;
import org.msed.platform.file.FileErrno;
import org.msed.platform.natives.ErrnoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The standby's end of an attachment: asks for it, is brought up to date, applies the stream.
 * Thread-safe; what blocks says so.
 */
final class Target implements Applier.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Target.class);

    /** What an operator has to mend; after anything else the copies are brought together again. */
    private static final Set<Integer> STORAGE =
            Set.of(
                    FileErrno.EIO,
                    FileErrno.EROFS,
                    FileErrno.ENOSPC,
                    FileErrno.EDQUOT,
                    FileErrno.EUCLEAN);

    private final MirrorSettings settings;
    private final Directories directories;
    private final DirtySet dirty;
    private final IntentSet intents;
    private final StreamPort port;
    private final MirrorListener listener;
    private final AsideStore asides;
    private final Consumer<String> failures;
    private Handshake handshake;
    private Applier applier;

    // Under this object's monitor.
    private Attachment attachment;
    private Run run;

    /**
     * @param failures told when the copy cannot be written here; it may be no copy of anything then
     */
    Target(
            MirrorSettings settings,
            Directories directories,
            DirtySet dirty,
            IntentSet intents,
            StreamPort port,
            MirrorListener listener,
            AsideStore asides,
            Consumer<String> failures) {
        this.settings = settings;
        this.directories = directories;
        this.dirty = dirty;
        this.intents = intents;
        this.port = port;
        this.listener = listener;
        this.asides = asides;
        this.failures = failures;
    }

    /** Once, before anything else. */
    void join(Handshake asks, Applier applies) {
        handshake = asks;
        applier = applies;
    }

    /** One synchronisation that was offered over one link. */
    private final class Run implements SyncTarget.Host {
        final long id;
        final int link;
        private volatile long givenUp;
        private SyncTarget target;
        private boolean confirmed;

        Run(long id, int link) {
            this.id = id;
            this.link = link;
        }

        void begin(Attachment to) throws IOException {
            applier.expect(to);
            ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES).putLong(id).flip();
            target =
                    new SyncTarget(
                            directories.forSync(),
                            parts -> port.send(StreamPort.Lane.SYNC, link, prefixed(prefix, parts)),
                            this);
            port.send(StreamPort.Lane.FACTS, link, Fact.of(Fact.Kind.ADMIT, to, id).encode());
        }

        @Override
        public void begin() throws IOException {
            if (givenUp != 0) {
                setAside();
            }
            LOG.info("{}: a synchronisation begins here", settings.pair());
        }

        /** Whatever makes it fail: nothing is overwritten, and an operator has to make room. */
        private void setAside() throws IOException {
            try {
                asides.save(givenUp, directories.forSync(), settings.names());
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                listener.failed("the copy that was given up: " + e.getMessage(), false);
                throw e;
            }
        }

        @Override
        public List<Item> suspicious() {
            List<Item> all = new ArrayList<>(dirty.items());
            all.addAll(intents.items());
            return all;
        }

        @Override
        public void commit() throws IOException {
            dirty.clear();
            intents.beginCheckpoint();
            intents.finishCheckpoint();
            intents.forgetRecovered();
            long number;
            synchronized (Target.this) {
                if (run != this) {
                    throw new IOException("the attachment has ended");
                }
                number = attachment.number();
            }
            listener.syncReceived(number);
            awaitConfirmation();
        }

        private void awaitConfirmation() throws IOException {
            synchronized (Target.this) {
                while (!confirmed && run == this) {
                    try {
                        Target.this.wait();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IOException("interrupted before the record was written", e);
                    }
                }
                if (!confirmed) {
                    throw new IOException("the attachment has ended");
                }
            }
        }

        @Override
        public void failed(Exception cause) {
            boolean set = cause instanceof SetStorageException;
            boolean disk = cause instanceof ErrnoException e && STORAGE.contains(e.errno());
            if (set || disk) {
                failures.accept(
                        "the standby could not be brought up to date: " + cause.getMessage());
            }
        }

        /** Waits until nothing is written any more. */
        void close() throws InterruptedException {
            if (target != null) {
                target.close();
            }
        }
    }

    static ByteBuffer[] prefixed(ByteBuffer prefix, ByteBuffer[] parts) {
        ByteBuffer[] all = new ByteBuffer[parts.length + 1];
        all[0] = prefix.duplicate();
        System.arraycopy(parts, 0, all, 1, parts.length);
        return all;
    }

    /** Ends what was and asks for this attachment. Blocks until nothing is written any more. */
    void attach(Epoch epoch, long number) throws InterruptedException {
        end();
        Attachment next = new Attachment(epoch, number, settings.incarnation());
        synchronized (this) {
            attachment = next;
        }
        handshake.ask(next, settings.digest());
    }

    /**
     * Ends the attachment: what was answered is applied, and nothing further will be. Blocks until
     * nothing is written any more.
     */
    void end() throws InterruptedException {
        handshake.stopAsking();
        Run ended;
        synchronized (this) {
            attachment = null;
            ended = run;
            run = null;
            notifyAll();
        }
        if (ended != null) {
            ended.close();
        }
        applier.end();
    }

    /** A fact of the source arrived. */
    void fact(int link, Fact fact) {
        boolean offered = false;
        synchronized (this) {
            if (!fact.isOf(attachment)) {
                return;
            }
            if (fact.kind() == Fact.Kind.OFFER && run == null) {
                run = new Run(fact.run(), link);
                offered = true;
            }
        }
        if (offered) {
            listener.syncOffered(fact.number(), fact.generations());
        } else if (fact.kind() == Fact.Kind.END) {
            detached(fact.number());
        }
    }

    /** Lets the first byte come, once the lineage given up here is set aside; 0 = none is. */
    void admit(long number, long givenUp) {
        Run admitted;
        Attachment to;
        synchronized (this) {
            admitted = attachment != null && attachment.number() == number ? run : null;
            to = attachment;
        }
        if (admitted == null) {
            return;
        }
        admitted.givenUp = givenUp;
        try {
            admitted.begin(to);
        } catch (IOException e) {
            LOG.info("{}: the source is gone before it began: {}", settings.pair(), e.getMessage());
            detached(number);
        }
    }

    /** The lineage is adopted. */
    synchronized void confirm(long number) {
        if (run != null && attachment != null && attachment.number() == number) {
            run.confirmed = true;
            notifyAll();
        }
    }

    /** How far the synchronisation to here is; empty when none copies. */
    Optional<SyncProgress> progress() {
        SyncTarget target;
        synchronized (this) {
            target = run == null || run.confirmed ? null : run.target;
        }
        return target == null ? Optional.empty() : target.progress();
    }

    /** A message of the source arrived. */
    void received(long id, ByteBuffer message) {
        SyncTarget target;
        synchronized (this) {
            target = run != null && run.id == id ? run.target : null;
        }
        if (target != null) {
            target.received(message);
        }
    }

    /** A link broke; one that a run goes over ends it. */
    void disconnected(int link) {
        long number;
        synchronized (this) {
            if (run == null || run.link != link || run.confirmed) {
                return;
            }
            number = attachment.number();
        }
        detached(number);
    }

    /** The machine answers it with another attachment, which ends this one in order. */
    private void detached(long number) {
        listener.detached(number);
    }

    @Override
    public void opened(Attachment opened) {
        LOG.debug("{}: the stream of {} has begun", settings.pair(), opened);
    }

    @Override
    public void refused(Attachment refused, Refusal refusal) {
        if (STORAGE.contains(refusal.errno())) {
            failures.accept("the standby could not apply: " + refusal.what());
        } else {
            listener.detached(refused.number());
        }
    }
}
