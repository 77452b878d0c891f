package org.msed.mirror.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.msed.mirror.change.Change;
import org.msed.mirror.change.ChangeCodec;
import org.msed.mirror.change.MalformedChangeException;
import org.msed.platform.file.FileErrno;
import org.msed.platform.natives.ErrnoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The standby's end of the stream: carries the changes of exactly one attachment out on a {@link
 * Replica}, in order, each once, and answers how far it is. Anything else is refused.
 *
 * <p>Changes are applied on the thread that reads the link, so that a standby that cannot keep up
 * slows the holder down. A barrier that waits alone is carried out there too; others beside it. The
 * first error ends it: nothing further is applied or answered but the refusal, until another
 * attachment is expected.
 */
public final class Applier implements AutoCloseable {

    /** From this size on a frame is confirmed even if a barrier's answer will do it soon. */
    private static final int LARGE_FRAME = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

    private final StreamPort port;
    private final Replica replica;
    private final Listener listener;
    private final Flushes flushes;
    private final Replying replying;
    private final ReentrantLock turn = new ReentrantLock();

    private volatile Notes notes = (attachment, text) -> {};
    private volatile Answers answers;
    private volatile Refusal refusal;
    private long applied;
    private volatile long appliedChanges;
    private volatile long receivedBytes;
    private final AtomicLong refusedFrames = new AtomicLong();

    /** Hears of notes at their place in the stream. */
    public interface Notes {

        /**
         * All that was sent before the note is applied, and nothing that was sent after. The stream
         * waits for the return; what fails is the note's affair.
         */
        void reached(Attachment attachment, byte[] text);
    }

    /** What the applier says; on the threads that read the links or flush, without locks. */
    public interface Listener {

        /** The holder's stream has begun, or goes on over another link. */
        void opened(Attachment attachment);

        /** It stopped: the copy lacks the refused change and all after it. */
        void refused(Attachment attachment, Refusal refusal);
    }

    /**
     * An applier that expects nothing.
     *
     * @param flushThreads how many barriers are carried out at once
     */
    public Applier(StreamPort port, Replica replica, int flushThreads, Listener listener) {
        this.port = port;
        this.replica = replica;
        this.listener = listener;
        this.flushes = new Flushes(flushThreads, this::flushed);
        this.replying = new Replying(port, this::reply);
    }

    /** Who hears of notes; none before this. */
    public void notes(Notes reader) {
        notes = reader;
    }

    /** From now on this attachment's stream is applied, from its beginning, and no other. */
    public void expect(Attachment attachment) {
        turn.lock();
        try {
            replica.forget();
            refusal = null;
            applied = 0;
            answers = new Answers(attachment);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Refuses the attachment for good. On return whatever was answered as received is applied, and
     * nothing further will be (R16a). Blocks while a frame is being applied.
     */
    public void end() {
        turn.lock();
        try {
            answers = null;
            refusal = null;
            replica.forget();
        } finally {
            turn.unlock();
        }
    }

    /** How many changes were applied since the applier was made. */
    public long appliedChanges() {
        return appliedChanges;
    }

    /** Bytes of changes that arrived since then, what arrived twice included. */
    public long receivedBytes() {
        return receivedBytes;
    }

    /** Frames since then that were refused: of another attachment, or not to be read. */
    public long refusedFrames() {
        return refusedFrames.get();
    }

    /** Ends the attachment and the threads. */
    @Override
    public void close() {
        end();
        flushes.close();
    }

    /** What was said may not have arrived. */
    void linksChanged() {
        if (answers != null) {
            replying.reply();
        }
    }

    void open(int link, StreamMessage.Open open) {
        if (isExpected(link, open)) {
            replying.on(link);
            replying.reply();
            listener.opened(open.attachment());
        }
    }

    void changes(int link, StreamMessage.Changes changes) {
        Refusal before = refusal;
        boolean reply = true;
        turn.lock();
        try {
            if (!isExpected(link, changes)) {
                return;
            }
            replying.on(link);
            receivedBytes += changes.records().remaining();
            if (refusal == null) {
                reply = !apply(answers, changes) || changes.records().limit() >= LARGE_FRAME;
            }
        } finally {
            turn.unlock();
        }
        if (reply || refusal != null) {
            replying.reply();
        }
        tell(changes.attachment(), before);
    }

    private void tell(Attachment attachment, Refusal before) {
        Refusal now = refusal;
        if (now != null && now != before) {
            LOG.warn("attachment {} stopped at change {}: {}", attachment, now.sequence(), now);
            listener.refused(attachment, now);
        }
    }

    private boolean isExpected(int link, StreamMessage message) {
        Answers mine = answers;
        if (mine != null && mine.attachment().equals(message.attachment())) {
            return true;
        }
        refusedFrames.incrementAndGet();
        Refusal foreign =
                new Refusal(
                        0,
                        FileErrno.ESTALE,
                        mine == null
                                ? "this node expects no stream"
                                : "this node expects attachment " + mine.attachment());
        replying.refuse(link, new StreamMessage.Refuse(message.attachment(), foreign));
        return false;
    }

    /** Whether an answer to a barrier of this frame will follow soon. */
    private boolean apply(Answers mine, StreamMessage.Changes changes) {
        ByteBuffer in = changes.records();
        if (changes.receipt() && ChangeCodec.peekSequence(in) <= applied + 1) {
            mine.received(changes.last());
            replying.reply();
        }
        long barrier = 0;
        long sequence = applied;
        try {
            while (in.hasRemaining() && refusal == null) {
                ChangeCodec.Sequenced next = ChangeCodec.decode(in);
                if (next.sequence() > applied + 1) {
                    break;
                }
                if (next.sequence() == applied + 1) {
                    sequence = next.sequence();
                    boolean here = changes.alone() && !in.hasRemaining();
                    barrier = applyOne(mine, next, here) ? sequence : barrier;
                    applied = sequence;
                    appliedChanges++;
                }
            }
        } catch (MalformedChangeException e) {
            refusedFrames.incrementAndGet();
            refuse(mine, sequence + 1, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            refuse(mine, sequence, e);
        } catch (RuntimeException e) {
            LOG.error("change {} failed by a fault of the program", sequence, e);
            refuse(mine, sequence, new IOException(e.toString(), e));
        }
        mine.applied(applied);
        return mine.isOutstanding(barrier);
    }

    /** Whether it is a barrier that is carried out beside the stream, and soon. */
    private boolean applyOne(Answers mine, ChangeCodec.Sequenced next, boolean here)
            throws IOException {
        if (next.change() instanceof Change.Note note) {
            notes.reached(mine.attachment(), note.text());
            return false;
        }
        if (!(next.change() instanceof Change.Barrier barrier)) {
            replica.apply(next.change());
            return false;
        }
        boolean slow = barrier.scope() == Change.Barrier.Scope.FILE_SYSTEM;
        Replica.Flush flush = replica.flush(barrier);
        if (here && !slow) {
            flush.run();
            return false;
        }
        mine.begun(next.sequence());
        flushes.add(mine, next.sequence(), flush);
        return !slow;
    }

    private void flushed(Answers mine, List<Long> barriers, IOException failure) {
        Refusal before = refusal;
        if (failure != null) {
            refuse(mine, barriers.get(0), failure);
        } else {
            mine.done(barriers);
        }
        if (mine == answers) {
            replying.reply();
            tell(mine.attachment(), before);
        }
    }

    /** The first one counts. */
    private synchronized void refuse(Answers mine, long sequence, IOException cause) {
        if (mine == answers && refusal == null) {
            int errno = cause instanceof ErrnoException e ? e.errno() : 0;
            refusal = new Refusal(sequence, errno, cause.getMessage());
        }
    }

    private StreamMessage reply() {
        Answers mine = answers;
        Refusal mineRefused = refusal;
        if (mine == null) {
            return null;
        }
        return mineRefused == null
                ? mine.answer()
                : new StreamMessage.Refuse(mine.attachment(), mineRefused);
    }
}
