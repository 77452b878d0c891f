package org.msed.mirror.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeCodec;

/**
 * The holder's end of the stream: changes go in, in their order, and reach the standby in that
 * order, each once, over whichever link there is. Thread-safe.
 *
 * <p>It works within one attachment at a time, whose sequence numbers begin with 1. What the
 * standby has not confirmed is kept in a bounded memory and sent again after a change of link; who
 * appends waits while that is full, or while more is kept than the standby works off in half the
 * time after which waiting is reported ({@link Window}): a slow standby slows writers down, and a
 * flush does not wait behind too much. Without an attachment nothing is kept: appends say so and
 * return.
 *
 * <p>A flush is pushed out by the thread that asks for it, unless another one is sending: that one
 * takes it along, so that flushes which meet share a frame. A thread of this class sends what
 * nobody waits for.
 */
public final class Outbox implements AutoCloseable {

    /** What {@link #append} says when the change does not travel. */
    public static final long NOT_ATTACHED = -1;

    /** A write is cut where at least this much of it still fits a chunk. */
    private static final int SPLIT_BYTES = 16 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition space = lock.newCondition();
    private final Chunks chunks;
    private final Pendings pendings = new Pendings();
    private final List<Marks> marks = new ArrayList<>();
    private final Listener listener;
    private final Window window;

    private final Sending sending;
    private final Lateness lateness;

    private Attachment attachment;
    private boolean opened;
    private long appended;
    private long changes;
    private long flushes;
    private long lastFlushNanos = -1;
    private long received;

    /** Since when each waits who appends, in the order in which they get room. */
    private final Deque<Long> queue = new ArrayDeque<>();

    /** What the outbox says by itself, in order, on a thread of its own. */
    public interface Listener {

        /** The standby has answered for the first time in this attachment. */
        void opened(Attachment attachment);

        /**
         * The standby refused: the attachment has ended, and what was unconfirmed is suspicious.
         */
        void ended(Attachment attachment, Refusal refusal);

        /**
         * A flush, or who appends, has waited longer than the setting (rows 31 and 32), however
         * much the standby took meanwhile; or none does any more (row 34). The end of an attachment
         * says false.
         */
        void late(boolean late);
    }

    /**
     * How an outbox behaves.
     *
     * @param memoryBytes kept for the standby at most, at least 2 MiB; reserved as it is needed
     * @param lateMillis after which waiting is reported, {@code T_repl}
     */
    public record Settings(long memoryBytes, long lateMillis) {

        /** 64 MiB, 2 s. */
        public static final Settings DEFAULT = new Settings(64L << 20, 2000);
    }

    /** An outbox without an attachment. */
    public Outbox(StreamPort port, Settings settings, Listener listener) {
        this.chunks = new Chunks(settings.memoryBytes());
        this.listener = listener;
        this.window =
                new Window(
                        settings.memoryBytes(),
                        TimeUnit.MILLISECONDS.toNanos(settings.lateMillis()) / 2);
        this.sending = new Sending(port, new Source());
        this.lateness =
                new Lateness(settings.lateMillis() * 1_000_000, this::oldestNanos, listener::late);
    }

    /**
     * Begins an attachment; one that is on ends. The standby has to expect it.
     *
     * @param next whose changes travel from now on, with sequences from 1
     */
    public void start(Attachment next) {
        end();
        lock.lock();
        try {
            attachment = next;
            opened = false;
            appended = 0;
            received = 0;
        } finally {
            lock.unlock();
        }
        sending.reopen();
    }

    /** Ends the attachment, if one is on: whoever waits is told ENDED. */
    public void end() {
        List<Pending> ended;
        lock.lock();
        try {
            attachment = null;
            chunks.clear();
            marks.forEach(Marks::clear);
            window.clear();
            ended = pendings.all();
            space.signalAll();
        } finally {
            lock.unlock();
        }
        ended.forEach(pending -> pending.complete(Pending.State.ENDED));
        lateness.answered();
    }

    /**
     * Puts a change at the end of the stream; blocks while the memory is full.
     *
     * @param change copied before this returns; a long write becomes several records
     * @return its last record's sequence, or {@link #NOT_ATTACHED}: none is on, or it ended
     *     meanwhile
     * @throws IllegalArgumentException it is longer than a frame
     */
    public long append(Change change) {
        long sequence;
        lock.lock();
        try {
            sequence = change instanceof Change.Write write ? appendParts(write) : add(change);
        } finally {
            lock.unlock();
        }
        sending.appended();
        return sequence;
    }

    /**
     * Puts a barrier at the end of the stream and pushes it out.
     *
     * @return done when the standby has carried it out
     */
    public Pending barrier(Change.Barrier barrier) {
        boolean counted = barrier.scope() != Change.Barrier.Scope.FILE_SYSTEM;
        return awaited(() -> add(barrier), true, counted);
    }

    /**
     * Pushes out what was appended.
     *
     * @return done when the standby has all of it in its memory. It reads on only when it has
     *     applied what came before, so this may take as long as applying (never flushing) that
     */
    public Pending receipt() {
        return awaited(() -> appended, false, true);
    }

    /** How it stands. */
    public OutboxFigures figures() {
        lock.lock();
        try {
            List<OutboxFigures.Lag> lags = lags(System.nanoTime());
            return new OutboxFigures(
                    attachment != null,
                    chunks.unsentBytes(),
                    chunks.unconfirmedBytes(),
                    lags.stream().mapToLong(OutboxFigures.Lag::nanos).max().orElse(0),
                    lags,
                    sending.sentBytes(),
                    sending.frames(),
                    changes,
                    flushes,
                    lastFlushNanos,
                    sending.moves(),
                    lateness.isLate());
        } finally {
            lock.unlock();
        }
    }

    private List<OutboxFigures.Lag> lags(long nowNanos) {
        return marks.stream()
                .map(of -> new OutboxFigures.Lag(of.bytes(), of.ageNanos(nowNanos)))
                .toList();
    }

    /** Ends the attachment and the threads. */
    @Override
    public void close() {
        end();
        sending.close();
        lateness.close();
    }

    void linkConnected(int link) {
        sending.connected(link);
    }

    void linkDisconnected() {
        sending.wake();
    }

    void answered(StreamMessage.Answer answer) {
        List<Pending> done;
        lock.lock();
        try {
            if (!answer.attachment().equals(attachment)) {
                return;
            }
            confirm(answer.received());
            done = pendings.answered(answer);
            done.forEach(this::count);
            if (!opened) {
                opened = true;
                lateness.tell(() -> listener.opened(answer.attachment()));
            }
        } finally {
            lock.unlock();
        }
        done.forEach(pending -> pending.complete(Pending.State.DONE));
        lateness.answered();
    }

    private void count(Pending answered) {
        if (answered.counted()) {
            flushes++;
            lastFlushNanos = System.nanoTime() - answered.beganNanos();
        }
    }

    void refused(StreamMessage.Refuse refuse) {
        lock.lock();
        try {
            if (!refuse.attachment().equals(attachment)) {
                return;
            }
            lateness.tell(() -> listener.ended(refuse.attachment(), refuse.refusal()));
            end();
        } finally {
            lock.unlock();
        }
    }

    private interface Place {
        long take();
    }

    private Pending awaited(Place place, boolean durable, boolean counted) {
        Pending pending;
        lock.lock();
        try {
            long sequence = attachment == null ? NOT_ATTACHED : place.take();
            if (sequence == NOT_ATTACHED) {
                return Pending.ended();
            }
            pending = new Pending(sequence, durable, counted, System.nanoTime());
            if (!durable && sequence <= received) {
                pending.complete(Pending.State.DONE);
                return pending;
            }
            pendings.add(pending);
        } finally {
            lock.unlock();
        }
        lateness.waiting();
        sending.push();
        return pending;
    }

    private void confirm(long upTo) {
        if (upTo > received) {
            received = upTo;
            chunks.confirmed(upTo);
            marks.forEach(of -> of.confirmed(upTo));
            window.confirmed(upTo, System.nanoTime());
            space.signalAll();
        }
    }

    private long appendParts(Change.Write write) {
        ByteBuffer data = write.data().duplicate();
        int end = data.limit();
        long offset = write.offset();
        long sequence;
        do {
            int part = Math.min(end - data.position(), fitting());
            data.limit(data.position() + part);
            sequence = add(new Change.Write(write.dataset(), write.inode(), offset, data));
            offset += part;
            data.position(data.limit()).limit(end);
        } while (data.hasRemaining() && sequence != NOT_ATTACHED);
        return sequence;
    }

    /** How much of a write the next record takes. */
    private int fitting() {
        int left = chunks.left();
        return (left < SPLIT_BYTES ? Chunks.CHUNK_BYTES : left) - ChangeCodec.FIXED_LIMIT;
    }

    private long add(Change change) {
        int bytes = ChangeCodec.sizeLimit(change);
        if (bytes > Chunks.CHUNK_BYTES) {
            throw new IllegalArgumentException(
                    change.getClass().getSimpleName() + " of " + bytes + " bytes: too long");
        }
        ByteBuffer room = attachment == null ? null : room(bytes);
        if (room == null) {
            return NOT_ATTACHED;
        }
        int before = room.position();
        appended++;
        changes++;
        ChangeCodec.encode(change, appended, room);
        chunks.added(appended, room.position() - before);
        long now = System.nanoTime();
        marks(change.dataset()).appended(appended, room.position() - before, now);
        window.appended(appended, chunks.heldBytes(), now);
        return appended;
    }

    private Marks marks(int dataset) {
        while (marks.size() <= dataset) {
            marks.add(new Marks());
        }
        return marks.get(dataset);
    }

    /** Waits for its turn and for room; null when the attachment ended meanwhile. */
    private ByteBuffer room(int bytes) {
        ByteBuffer room = queue.isEmpty() ? roomNow(bytes) : null;
        if (room != null) {
            return room;
        }
        Attachment mine = attachment;
        // The identity of the object is the place in the queue.
        Long since = Long.valueOf(System.nanoTime());
        queue.add(since);
        lateness.waiting();
        try {
            while (room == null && mine.equals(attachment)) {
                sending.hurry();
                space.awaitUninterruptibly();
                boolean mayTake = mine.equals(attachment) && queue.peek() == since;
                room = mayTake ? roomNow(bytes) : null;
            }
            return room;
        } finally {
            queue.removeIf(waiting -> waiting == since);
            space.signalAll();
            // Whoever ended the wait may have asked before the queue was left.
            lateness.answered();
        }
    }

    private ByteBuffer roomNow(int bytes) {
        boolean enough = chunks.grows(bytes) && window.isFull(chunks.heldBytes());
        return enough ? null : chunks.room(bytes);
    }

    /** What {@link Sending} takes. */
    private final class Source implements Sending.Source {
        @Override
        public Attachment rewind() {
            lock.lock();
            try {
                chunks.rewind();
                return attachment;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Sending.Frame take() {
            lock.lock();
            try {
                Chunks.Slice slice = attachment == null ? null : chunks.take();
                return slice == null ? null : new Sending.Frame(header(slice), slice.records());
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void release() {
            lock.lock();
            try {
                chunks.release();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long unsentBytes() {
            return chunks.unsentBytes();
        }

        @Override
        public long heldBytes() {
            return chunks.heldBytes();
        }

        private ByteBuffer header(Chunks.Slice slice) {
            boolean alone = pendings.barriers() == 1;
            boolean receipt = pendings.receipts() > 0;
            return StreamCodec.encode(
                    new StreamMessage.Changes(attachment, alone, receipt, slice.last(), null));
        }
    }

    private long oldestNanos() {
        lock.lock();
        try {
            long oldest = pendings.oldestNanos();
            return queue.isEmpty() ? oldest : Math.min(oldest, queue.peek());
        } finally {
            lock.unlock();
        }
    }
}
