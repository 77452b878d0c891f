package org.msed.core.capacity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The slots of one secondary for the pairs it stands by for (ha-protocol 9). A slot is claimed,
 * durably, before TAKE's first action and freed after YIELD's last; the caller writes {@link
 * SlotsCodec}'s bytes before it acts on a grant. A served pair is never displaced. Thread-confined.
 */
public final class Slots {

    /**
     * How long a claim gives way to a silent pair of higher rank. That pair claims at the end of
     * its probe, at most 1 s after it began to wait; one that does not is not able to.
     */
    public static final long GIVE_WAY_NANOS = 2_000_000_000L;

    private final int capacity;
    private final Map<String, Contender> contenders = new TreeMap<>();

    /**
     * Slots without pairs.
     *
     * @param capacity how many pairs may be served at once, 1 and up
     */
    public Slots(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be 1 or more, got " + capacity);
        }
        this.capacity = capacity;
    }

    /**
     * Adds a pair.
     *
     * @param pair its id
     * @param priority the higher goes first when pairs are silent at once (C5)
     * @throws IllegalArgumentException when the pair is registered already
     */
    public void register(String pair, int priority) {
        if (contenders.putIfAbsent(pair, new Contender(pair, priority)) != null) {
            throw new IllegalArgumentException("pair " + pair + " is registered already");
        }
    }

    /**
     * Marks pairs as served that were when the daemon ended. Such a pair keeps its slot until its
     * machine frees it. Pairs that are not registered any more are left out.
     */
    public void restore(Collection<String> served) {
        for (Contender contender : contenders.values()) {
            contender.served |= served.contains(contender.pair);
        }
    }

    /** The ids of the served pairs, sorted. */
    public List<String> served() {
        return contenders.values().stream().filter(c -> c.served).map(c -> c.pair).toList();
    }

    /** Whether this pair has a slot or could have one. */
    public boolean hasRoomFor(String pair) {
        return find(pair).served || freeSlots() > 0;
    }

    /**
     * The pair may soon claim: its primary has been silent for almost T_dead, and nothing else
     * withholds the takeover. May be repeated.
     *
     * @param silentSinceNanos when its primary was last heard, on the clock of all pairs
     */
    public void waiting(String pair, long silentSinceNanos) {
        find(pair).waits(silentSinceNanos);
    }

    /** The pair will not claim: its primary was heard, or something withholds the takeover. */
    public void withdrawn(String pair) {
        find(pair).withdraws();
    }

    /**
     * Claims a slot. Granted again to a pair that has one.
     *
     * @param silentSinceNanos when its primary was last heard; {@code nowNanos} if it is not silent
     * @param nowNanos the monotonic clock
     */
    public Answer claim(String pair, long silentSinceNanos, long nowNanos) {
        Contender claimant = find(pair);
        if (claimant.served) {
            return Answer.grant(List.of());
        }
        if (freeSlots() == 0) {
            return Answer.refuse(served().get(0));
        }
        claimant.waits(silentSinceNanos);
        List<Contender> before = goingBefore(claimant);
        if (before.size() >= freeSlots() && !claimant.hasGivenWay(nowNanos)) {
            return Answer.refuse(before.get(0).pair);
        }
        claimant.served = true;
        claimant.withdraws();
        return Answer.grant(freeSlots() == 0 ? withoutSlot() : List.of());
    }

    /**
     * Frees the pair's slot; does nothing when it has none.
     *
     * @return the pairs that may have a slot again (C4), the first to be served first; empty when
     *     there was a free slot before
     */
    public List<String> free(String pair) {
        Contender contender = find(pair);
        boolean wasFull = contender.served && freeSlots() == 0;
        contender.served = false;
        contender.withdraws();
        List<String> others = withoutSlot();
        return wasFull ? others.stream().filter(other -> !other.equals(pair)).toList() : List.of();
    }

    private int freeSlots() {
        return capacity - (int) contenders.values().stream().filter(c -> c.served).count();
    }

    private List<Contender> goingBefore(Contender claimant) {
        return contenders.values().stream()
                .filter(other -> !other.served && other.waiting && other.compareTo(claimant) < 0)
                .sorted()
                .toList();
    }

    private List<String> withoutSlot() {
        List<Contender> left = new ArrayList<>(contenders.values());
        left.removeIf(contender -> contender.served);
        return left.stream().sorted().map(contender -> contender.pair).toList();
    }

    private Contender find(String pair) {
        Contender contender = contenders.get(pair);
        if (contender == null) {
            throw new IllegalArgumentException(
                    "pair " + pair + " is not registered; known are " + contenders.keySet());
        }
        return contender;
    }
}
