package org.msed.lab.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Signs of ownership in the order of time: at this moment this node showed that it owns the
 * address. Safe for one writer and one reader.
 */
final class Owners {
    /**
     * An answer that took longer was perhaps given long before it came, by a node that was the
     * owner then: on a busy machine it tells nothing of the moment at which it arrived. Every
     * millisecond another one is asked for.
     */
    static final long SURE_NANOS = 10_000_000;

    private long[] nanos = new long[1024];
    private String[] names = new String[1024];
    private int size;

    /** A time through which one node showed itself again and again. */
    private record Reign(String owner, long fromNanos, long toNanos) {}

    synchronized void add(long atNanos, String owner) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
            names = Arrays.copyOf(names, 2 * size);
        }
        nanos[size] = atNanos;
        names[size++] = owner;
    }

    /**
     * How long two nodes owned the address at once.
     *
     * @param fromNanos begin, in terms of {@link System#nanoTime}
     * @param toNanos end
     * @param holdNanos a node that shows itself twice within this owns the address in between
     * @return total time in nanoseconds; 1 at least if two reigns touch
     */
    synchronized long overlapNanos(long fromNanos, long toNanos, long holdNanos) {
        List<Reign> reigns = reigns(fromNanos, toNanos, holdNanos);
        long overlap = 0;
        for (int i = 0; i < reigns.size(); i++) {
            for (int j = i + 1; j < reigns.size(); j++) {
                overlap += overlapNanos(reigns.get(i), reigns.get(j));
            }
        }
        return overlap;
    }

    private static long overlapNanos(Reign one, Reign two) {
        long begin = Math.max(one.fromNanos, two.fromNanos);
        long end = Math.min(one.toNanos, two.toNanos);
        boolean together = !one.owner.equals(two.owner) && end >= begin;
        return together ? Math.max(1, end - begin) : 0;
    }

    private List<Reign> reigns(long fromNanos, long toNanos, long holdNanos) {
        List<Reign> closed = new ArrayList<>();
        List<Reign> open = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (nanos[i] < fromNanos || nanos[i] > toNanos) {
                continue;
            }
            String owner = names[i];
            Reign reign = new Reign(owner, nanos[i], nanos[i]);
            for (int j = 0; j < open.size(); j++) {
                Reign before = open.get(j);
                if (before.owner.equals(owner)) {
                    open.remove(j);
                    if (nanos[i] - before.toNanos <= holdNanos) {
                        reign = new Reign(owner, before.fromNanos, nanos[i]);
                    } else {
                        closed.add(before);
                    }
                    break;
                }
            }
            open.add(reign);
        }
        closed.addAll(open);
        return closed;
    }
}
