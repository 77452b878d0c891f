package org.msed.daemon.application;

import java.util.ArrayDeque;
import java.util.Deque;

/** How often an application may be started again where it is (ha-protocol 10, app.restarts). */
final class Restarts {
    private final int most;
    private final long windowNanos;
    private final Deque<Long> taken = new ArrayDeque<>();

    /**
     * @param most restarts allowed
     * @param windowNanos in any time of this length
     */
    Restarts(int most, long windowNanos) {
        this.most = most;
        this.windowNanos = windowNanos;
    }

    /**
     * Takes one, if there is one left.
     *
     * @param nowNanos monotonic
     * @return whether there was
     */
    boolean take(long nowNanos) {
        while (!taken.isEmpty() && nowNanos - taken.peekFirst() >= windowNanos) {
            taken.removeFirst();
        }
        if (taken.size() >= most) {
            return false;
        }
        taken.addLast(nowNanos);
        return true;
    }

    /** How many of the window are used up. */
    int taken() {
        return taken.size();
    }
}
