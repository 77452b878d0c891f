package org.msed.mirror.stream;

import java.util.Collection;
import java.util.TreeSet;

/** What the standby has to say of one attachment. Thread-safe. */
final class Answers {

    private final Attachment attachment;
    private final TreeSet<Long> outstanding = new TreeSet<>();
    private final TreeSet<Long> beyond = new TreeSet<>();
    private long received;
    private long applied;

    Answers(Attachment attachment) {
        this.attachment = attachment;
    }

    Attachment attachment() {
        return attachment;
    }

    /** Everything up to this is in memory and will be applied. */
    synchronized void received(long upTo) {
        received = Math.max(received, upTo);
    }

    /** Everything up to this is applied; its barriers were begun. */
    synchronized void applied(long upTo) {
        applied = upTo;
        received(upTo);
    }

    /** A barrier is not carried out yet. Called before it counts as applied. */
    synchronized void begun(long barrier) {
        outstanding.add(barrier);
    }

    /** Whether a barrier is not carried out yet, so that an answer will follow. */
    synchronized boolean isOutstanding(long barrier) {
        return outstanding.contains(barrier);
    }

    /** Barriers are carried out. */
    synchronized void done(Collection<Long> barriers) {
        outstanding.removeAll(barriers);
        beyond.addAll(barriers);
    }

    synchronized StreamMessage.Answer answer() {
        long durable = outstanding.isEmpty() ? applied : outstanding.first() - 1;
        beyond.headSet(durable, true).clear();
        long[] others = beyond.stream().mapToLong(Long::longValue).toArray();
        return new StreamMessage.Answer(attachment, received, durable, others);
    }
}
