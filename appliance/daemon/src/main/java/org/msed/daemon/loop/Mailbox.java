package org.msed.daemon.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The queue of one loop, and beside it what the loop itself found out while acting. */
public final class Mailbox implements Inbox {

    /** Frames that may wait; a loop further behind is deaf, as a network may be. */
    static final int FRAME_LIMIT = 512;

    private final LinkedBlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
    private final Deque<Arrival> results = new ArrayDeque<>();
    private volatile Thread loop;

    @Override
    public void post(Arrival arrival) {
        if (Thread.currentThread() == loop) {
            results.add(arrival);
        } else {
            queue.add(arrival);
        }
    }

    @Override
    public boolean offer(Arrival arrival) {
        return queue.size() < FRAME_LIMIT && queue.add(arrival);
    }

    /**
     * Puts a result before all others: a record that cannot be persisted voids what they rest on.
     */
    void postFirst(Arrival arrival) {
        results.addFirst(arrival);
    }

    /** The calling thread is the loop from now on. */
    void own() {
        loop = Thread.currentThread();
    }

    /** The next result that the loop posted itself, or null. */
    Arrival nextResult() {
        return results.poll();
    }

    /**
     * Waits for an arrival.
     *
     * @param nanos how long at most; 0 or less not at all
     * @return null when none came
     * @throws IllegalStateException when the thread was interrupted, which nobody may do
     */
    Arrival await(long nanos) {
        try {
            return nanos <= 0 ? queue.poll() : queue.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the loop of a pair was interrupted", e);
        }
    }
}
