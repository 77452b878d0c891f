package org.msed.core.capacity;

/** A registered pair and where it stands. Ordered by C5, the first to be served first. */
final class Contender implements Comparable<Contender> {

    final String pair;
    final int priority;
    boolean served;
    boolean waiting;
    long silentSinceNanos;
    boolean deferred;
    long deferredSinceNanos;

    Contender(String pair, int priority) {
        this.pair = pair;
        this.priority = priority;
    }

    void waits(long sinceNanos) {
        waiting = true;
        silentSinceNanos = sinceNanos;
    }

    void withdraws() {
        waiting = false;
        deferred = false;
    }

    /** Whether the pair has already given way for as long as it must. */
    boolean hasGivenWay(long nowNanos) {
        if (!deferred) {
            deferred = true;
            deferredSinceNanos = nowNanos;
        }
        return nowNanos - deferredSinceNanos >= Slots.GIVE_WAY_NANOS;
    }

    @Override
    public int compareTo(Contender other) {
        if (priority != other.priority) {
            return Integer.compare(other.priority, priority);
        }
        if (waiting != other.waiting) {
            return waiting ? -1 : 1;
        }
        long laterNanos = silentSinceNanos - other.silentSinceNanos;
        if (waiting && laterNanos != 0) {
            return laterNanos < 0 ? -1 : 1;
        }
        return pair.compareTo(other.pair);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contender contender && contender.pair.equals(pair);
    }

    @Override
    public int hashCode() {
        return pair.hashCode();
    }
}
