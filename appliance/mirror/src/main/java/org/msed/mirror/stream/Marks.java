package org.msed.mirror.stream;

import java.util.ArrayDeque;

/**
 * When what the peer has not confirmed of one dataset was appended, and how much it is, to {@link
 * #GRAIN_NANOS}. Guarded by the outbox.
 */
final class Marks {

    /** The grain: ages are too high by up to this, and bytes by what came in as long. */
    static final long GRAIN_NANOS = 20_000_000;

    private record Mark(long sequence, long nanos, long bytesBefore) {}

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long last;
    private long bytes;

    void appended(long sequence, int length, long nowNanos) {
        Mark newest = marks.peekLast();
        if (newest == null || nowNanos - newest.nanos >= GRAIN_NANOS) {
            marks.add(new Mark(sequence, nowNanos, bytes));
        }
        last = sequence;
        bytes += length;
    }

    /** Forgets what is confirmed: the peer has every sequence up to this. */
    void confirmed(long received) {
        if (received >= last) {
            marks.clear();
            return;
        }
        Mark first = marks.poll();
        while (!marks.isEmpty() && marks.peek().sequence <= received + 1) {
            first = marks.poll();
        }
        if (first != null) {
            marks.addFirst(first);
        }
    }

    /** Nothing is kept, and sequences begin anew. */
    void clear() {
        marks.clear();
        last = 0;
    }

    /** How long the oldest has waited; 0 when nothing waits. */
    long ageNanos(long nowNanos) {
        return marks.isEmpty() ? 0 : nowNanos - marks.peek().nanos;
    }

    /** How much waits. */
    long bytes() {
        return marks.isEmpty() ? 0 : bytes - marks.peek().bytesBefore;
    }
}
