package org.msed.mirror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.msed.core.pair.Effect;
import org.msed.core.state.DatasetMode;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.sets.DirtySet;
import org.msed.mirror.sets.IntentSet;
import org.msed.mirror.sets.SetStorageException;
import org.msed.mirror.sets.Unconfirmed;
import org.msed.mirror.stream.Attachment;
import org.msed.mirror.stream.Outbox;
import org.msed.mirror.stream.Pending;

/**
 * The log of the node that serves: a change goes into the stream while a standby is attached, and
 * into the dirty set otherwise; a flush is acknowledged as the gate says. Thread-safe.
 *
 * <p>An attachment begins while no change is under way and ends at any time. The end loses nothing:
 * what was sent and is not known to be on both disks becomes dirty.
 */
final class Holder implements ChangeLog {

    /** A checkpoint has time: a change that takes longer is waited for by the next one. */
    private static final long FREEZE_MILLIS = 200;

    private final List<DatasetMode> datasets;
    private final List<LongAdder> written;
    private final DirtySet dirty;
    private final IntentSet intents;
    private final Outbox outbox;
    private final Consumer<IOException> failures;
    private final Runnable interrupted;
    private final Unconfirmed unconfirmed = new Unconfirmed();
    private final Tickets tickets = new Tickets();
    private final Gate gate = new Gate();

    /** Guards where a change goes, together with the change of it. */
    private final Object destination = new Object();

    private volatile long attachment;
    private volatile long slowNanos;
    private long lastAttachment;

    /**
     * @param datasets the modes, by number
     * @param failures told when a dataset or a set cannot be read or written
     * @param interrupted told when the file system has ended an attachment; must not block
     */
    Holder(
            List<DatasetMode> datasets,
            DirtySet dirty,
            IntentSet intents,
            Outbox outbox,
            Consumer<IOException> failures,
            Runnable interrupted) {
        this.datasets = List.copyOf(datasets);
        this.written = datasets.stream().map(mode -> new LongAdder()).toList();
        this.dirty = dirty;
        this.intents = intents;
        this.outbox = outbox;
        this.failures = failures;
        this.interrupted = interrupted;
    }

    private interface Announcement {
        void make() throws SetStorageException;
    }

    @Override
    public Ticket beginWrite(int dataset, long inode, long offset, long length) throws IOException {
        return begin(
                () -> {
                    if (length > 0) {
                        intents.touchContent(dataset, inode, offset, length);
                    }
                });
    }

    @Override
    public Ticket beginEntry(int dataset, long directory) throws IOException {
        return begin(() -> intents.touchNames(dataset, directory));
    }

    @Override
    public Ticket beginMove(int dataset, long fromDirectory, long toDirectory, long... moved)
            throws IOException {
        return begin(
                () -> {
                    intents.touchNames(dataset, fromDirectory);
                    intents.touchNames(dataset, toDirectory);
                    for (long directory : moved) {
                        intents.touchBelow(dataset, directory);
                    }
                });
    }

    @Override
    public Ticket beginAttributes(int dataset, long inode) throws IOException {
        return begin(() -> intents.touchAttributes(dataset, inode));
    }

    private Ticket begin(Announcement announcement) throws IOException {
        gate.awaitPassed();
        if (slowNanos > 0) {
            LockSupport.parkNanos(this, slowNanos);
        }
        Ticket ticket = tickets.begin();
        try {
            announcement.make();
            return ticket;
        } catch (SetStorageException e) {
            ticket.close();
            failures.accept(e);
            throw e;
        } catch (RuntimeException e) {
            ticket.close();
            throw e;
        }
    }

    @Override
    public long attachment() {
        return attachment;
    }

    /** Bytes that applications wrote into a dataset since the daemon started. */
    long writtenBytes(int dataset) {
        return written.get(dataset).sum();
    }

    @Override
    public void append(Change change) {
        if (change instanceof Change.Write write) {
            written.get(write.dataset()).add(write.data().remaining());
        }
        synchronized (destination) {
            if (attachment == 0) {
                dirty.add(change);
                return;
            }
            unconfirmed.add(change);
        }
        outbox.append(change);
    }

    @Override
    public void interrupt() {
        if (attached()) {
            detach();
            interrupted.run();
        }
    }

    @Override
    public Flush flush(int dataset, long inode, Change.Barrier.Scope scope) {
        long begun = attachment;
        Pending pending = pushed(new Change.Barrier(dataset, inode, scope));
        return () -> await(begun, pending);
    }

    private Pending pushed(Change.Barrier barrier) {
        return switch (datasets.get(barrier.dataset())) {
            case SYNC -> outbox.barrier(barrier);
            case RECEIVE -> outbox.receipt();
            case ASYNC -> null;
        };
    }

    /**
     * Waits for the standby that was attached when the flush began. Where it has left, or there was
     * none, another attachment is as good: it begins when all that was changed before is on the
     * standby's disk. No barrier goes into that one, where nobody has told the inode.
     */
    private void await(long begun, Pending pending) throws IOException, InterruptedException {
        boolean done = pending == null ? attached() : pending.await() == Pending.State.DONE;
        while (!done) {
            gate.awaitAloneOr(() -> attached() && attachment != begun);
            if (gate.alone() && !attached()) {
                persist();
                if (gate.alone()) {
                    return;
                }
            }
            done = attached() && attachment != begun;
        }
        gate.awaitOpen();
    }

    private void persist() throws SetStorageException {
        try {
            dirty.persist();
        } catch (SetStorageException e) {
            failures.accept(e);
            throw e;
        }
    }

    @Override
    public void failed(int dataset, IOException cause) {
        failures.accept(cause);
    }

    /** Holds each change up for so long; 0 ends that. */
    void slow(long delayMicros) {
        slowNanos = TimeUnit.MICROSECONDS.toNanos(delayMicros);
    }

    /** Opens for the file system, whose requests wait for the next gate but SHUT. */
    void open() {
        gate.open();
    }

    /** Sets what acknowledgements wait for; never waits. */
    void gate(Effect.Gate.Kind kind) {
        if (kind == Effect.Gate.Kind.SOLO) {
            detach();
        }
        gate.set(kind);
    }

    /** What acknowledgements wait for. */
    Effect.Gate.Kind gate() {
        return gate.kind();
    }

    /** Nothing is acknowledged any more, whatever gate is set, until the data is opened anew. */
    void fail() {
        gate.fail();
    }

    /** From now on nobody waits: whatever is asked fails. */
    void close() {
        gate.close();
    }

    /**
     * Lets no change begin and waits until none is under way.
     *
     * @return false: that took longer than the limit; nothing is frozen
     */
    boolean freeze(long limitMillis) throws InterruptedException {
        return tickets.freeze(limitMillis);
    }

    /** Lets changes begin. */
    void thaw() {
        tickets.thaw();
    }

    /** Sends what changes from now on; while frozen, and all that was dirty is at the standby. */
    void attach(Attachment next) {
        synchronized (destination) {
            outbox.start(next);
            attachment = ++lastAttachment;
        }
        gate.look();
    }

    /** Puts a note into the stream; false when none is on. Blocks while its memory is full. */
    boolean note(Change.Note note) {
        return attached() && outbox.append(note) != Outbox.NOT_ATTACHED;
    }

    /** Whether the stream is on. */
    boolean attached() {
        return attachment != 0;
    }

    /** Ends the stream, if it is on. In memory; what was unconfirmed is dirty, not yet on disk. */
    void detach() {
        synchronized (destination) {
            if (attachment != 0) {
                attachment = 0;
                unconfirmed.drainTo(dirty);
            }
            outbox.end();
        }
    }

    /**
     * Drops what is on both disks from the intents; blocks until it is known what is, or the stream
     * ends.
     *
     * @param ownSync makes everything durable here
     * @return whether everything that was changed before the call is on both disks
     * @throws IOException this node's disk, or the file of the intents
     */
    boolean checkpoint(OwnSync ownSync) throws IOException, InterruptedException {
        List<Pending> barriers;
        if (!freeze(FREEZE_MILLIS)) {
            return false;
        }
        try {
            if (!attached()) {
                return false;
            }
            boolean clean = !intents.beginCheckpoint();
            unconfirmed.beginCheckpoint();
            if (clean) {
                return true;
            }
            barriers = barriers();
        } finally {
            thaw();
        }
        ownSync.run();
        if (!done(barriers)) {
            return false;
        }
        intents.finishCheckpoint();
        unconfirmed.finishCheckpoint();
        return true;
    }

    /**
     * Waits until everything that was changed before the call is on the standby's disk, whatever
     * this node's disk says (row 45); blocks until that is known or the stream ends.
     */
    boolean standbyHasAll() throws InterruptedException {
        return attached() && done(barriers());
    }

    private List<Pending> barriers() {
        List<Pending> barriers = new ArrayList<>();
        for (int d = 0; d < datasets.size(); d++) {
            barriers.add(
                    outbox.barrier(new Change.Barrier(d, 0, Change.Barrier.Scope.FILE_SYSTEM)));
        }
        return barriers;
    }

    private static boolean done(List<Pending> barriers) throws InterruptedException {
        for (Pending barrier : barriers) {
            if (barrier.await() != Pending.State.DONE) {
                return false;
            }
        }
        return true;
    }

    /** Makes all datasets durable on this node. */
    interface OwnSync {
        void run() throws IOException;
    }
}
