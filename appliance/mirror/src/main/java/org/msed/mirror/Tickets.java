package org.msed.mirror;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.msed.mirror.change.ChangeLog;

/**
 * Who is in the middle of a change. A freeze lets nobody begin and waits until nobody is; it may be
 * ended by any thread. A thread that has a ticket gets another one even so, since the freeze waits
 * for it.
 */
final class Tickets {

    private static final long FROZEN = 1L << 62;

    /** How many have a ticket, and whether a freeze is on or waits. */
    private final AtomicLong state = new AtomicLong();

    private final ThreadLocal<int[]> mine = ThreadLocal.withInitial(() -> new int[1]);
    private final Object changed = new Object();
    private final ChangeLog.Ticket ticket = this::end;

    /** Begins a change; ended by the same thread. */
    ChangeLog.Ticket begin() {
        int[] held = mine.get();
        if (held[0] == 0) {
            enter();
        }
        held[0]++;
        return ticket;
    }

    private void enter() {
        while (true) {
            long now = state.get();
            if (now < FROZEN) {
                if (state.compareAndSet(now, now + 1)) {
                    return;
                }
            } else {
                awaitThaw();
            }
        }
    }

    private void awaitThaw() {
        boolean interrupted = false;
        synchronized (changed) {
            while (state.get() >= FROZEN) {
                try {
                    changed.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        int[] held = mine.get();
        held[0]--;
        if (held[0] == 0 && state.decrementAndGet() == FROZEN) {
            signal();
        }
    }

    private void signal() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    /**
     * Lets no change begin and waits until none is under way; one freeze at a time.
     *
     * @param limitMillis how long to wait at most
     * @return false: another freeze is on, or a change took longer; nothing is frozen
     */
    boolean freeze(long limitMillis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        synchronized (changed) {
            if (state.get() >= FROZEN) {
                return false;
            }
            state.addAndGet(FROZEN);
            try {
                for (long left = end - System.nanoTime();
                        state.get() != FROZEN && left > 0;
                        left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(changed, left);
                }
            } catch (InterruptedException e) {
                thaw();
                throw e;
            }
            if (state.get() == FROZEN) {
                return true;
            }
            thaw();
            return false;
        }
    }

    /** Lets changes begin again. */
    void thaw() {
        state.addAndGet(-FROZEN);
        signal();
    }
}
