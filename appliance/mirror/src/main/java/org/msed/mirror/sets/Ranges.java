package org.msed.mirror.sets;

import java.util.Arrays;

/**
 * Disjoint, sorted intervals of steps, from and to alternating. Beyond {@link #LIMIT} intervals the
 * smallest gaps are closed. Not safe for several threads.
 */
final class Ranges {

    /** More intervals than this are not kept for one file: 256 KiB of memory. */
    static final int LIMIT = 16_384;

    /** The step that stands for "up to the end". */
    static final long END = Long.MAX_VALUE / Item.STEP_BYTES + 1;

    private long[] bounds = new long[2];
    private int used;

    int count() {
        return used / 2;
    }

    long from(int interval) {
        return bounds[2 * interval];
    }

    long to(int interval) {
        return bounds[2 * interval + 1];
    }

    /** How many steps up to the end of the file as far as it is known; the open end counts once. */
    long steps() {
        long sum = 0;
        for (int i = 0; i < used; i += 2) {
            sum += bounds[i + 1] == END ? 1 : bounds[i + 1] - bounds[i];
        }
        return sum;
    }

    /** Adds an interval; false if it was covered already. */
    boolean add(long from, long to) {
        int first = firstEndingAtOrAfter(from);
        if (first < used && bounds[first] <= from && bounds[first + 1] >= to) {
            return false;
        }
        int behind = first;
        long start = from;
        long end = to;
        while (behind < used && bounds[behind] <= to) {
            start = Math.min(start, bounds[behind]);
            end = Math.max(end, bounds[behind + 1]);
            behind += 2;
        }
        splice(first, behind, start, end);
        if (count() > LIMIT) {
            coarsen(LIMIT / 2);
        }
        return true;
    }

    /** Takes an interval away. */
    void remove(long from, long to) {
        Ranges rest = new Ranges();
        for (int i = 0; i < used; i += 2) {
            if (bounds[i] < Math.min(from, bounds[i + 1])) {
                rest.add(bounds[i], Math.min(from, bounds[i + 1]));
            }
            if (bounds[i + 1] > Math.max(to, bounds[i])) {
                rest.add(Math.max(to, bounds[i]), bounds[i + 1]);
            }
        }
        bounds = rest.bounds;
        used = rest.used;
    }

    /** Closes the smallest gaps until at most this many intervals are left. */
    void coarsen(int limit) {
        if (count() <= limit) {
            return;
        }
        long[] gaps = new long[count() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = bounds[2 * i + 2] - bounds[2 * i + 1];
        }
        Arrays.sort(gaps);
        long closed = gaps[count() - limit - 1];
        int kept = 0;
        for (int i = 2; i < used; i += 2) {
            if (bounds[i] - bounds[kept + 1] > closed) {
                kept += 2;
                bounds[kept] = bounds[i];
            }
            bounds[kept + 1] = bounds[i + 1];
        }
        used = kept + 2;
        bounds = Arrays.copyOf(bounds, used);
    }

    private int firstEndingAtOrAfter(long step) {
        int low = 0;
        int high = used / 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds[2 * middle + 1] < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 2 * low;
    }

    private void splice(int first, int behind, long start, long end) {
        int grown = used - (behind - first) + 2;
        if (grown > bounds.length) {
            bounds = Arrays.copyOf(bounds, grown + Math.min(grown, 512));
        }
        System.arraycopy(bounds, behind, bounds, first + 2, used - behind);
        bounds[first] = start;
        bounds[first + 1] = end;
        used = grown;
    }
}
