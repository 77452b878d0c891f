package org.msed.mirror.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What waits for the standby's answer, in the order of the stream. Guarded by the outbox. */
final class Pendings {

    /** What {@link #oldestNanos} says when nothing that counts waits. */
    static final long NOTHING = Long.MAX_VALUE;

    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private int barriers;
    private int receipts;

    void add(Pending pending) {
        waiting.add(pending);
        count(pending, 1);
    }

    /** How many wait for the disk. */
    int barriers() {
        return barriers;
    }

    /** How many wait for the peer's memory. */
    int receipts() {
        return receipts;
    }

    /** Takes out what this answers. */
    List<Pending> answered(StreamMessage.Answer answer) {
        List<Pending> done = new ArrayList<>(waiting.size());
        for (Iterator<Pending> each = waiting.iterator(); each.hasNext(); ) {
            Pending pending = each.next();
            if (answers(answer, pending)) {
                each.remove();
                count(pending, -1);
                done.add(pending);
            }
        }
        return done;
    }

    /** Takes out all. */
    List<Pending> all() {
        List<Pending> all = new ArrayList<>(waiting);
        waiting.clear();
        barriers = 0;
        receipts = 0;
        return all;
    }

    /** Since when the oldest has waited whose waiting counts, or {@link #NOTHING}. */
    long oldestNanos() {
        long oldest = NOTHING;
        for (Pending pending : waiting) {
            if (pending.counted()) {
                oldest = Math.min(oldest, pending.beganNanos());
            }
        }
        return oldest;
    }

    private static boolean answers(StreamMessage.Answer answer, Pending pending) {
        long sequence = pending.sequence();
        if (!pending.durable()) {
            return sequence <= answer.received();
        }
        boolean found = sequence <= answer.durable();
        for (int i = 0; i < answer.beyond().length && !found; i++) {
            found = answer.beyond()[i] == sequence;
        }
        return found;
    }

    private void count(Pending pending, int by) {
        if (pending.durable()) {
            barriers += by;
        } else {
            receipts += by;
        }
    }
}
