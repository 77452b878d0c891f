package org.msed.core.pair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times of automatic moves, newest first, and their form in the record (ha-protocol 7.10). */
final class Damping {

    private static final long MILLI = 1_000_000L;

    private Damping() {}

    static int within(long[] times, long now, long windowNanos) {
        int count = 0;
        for (long time : times) {
            if (now - time < windowNanos) {
                count++;
            }
        }
        return count;
    }

    static long[] add(long[] times, long now, int limit) {
        long[] more = new long[Math.min(times.length + 1, limit)];
        more[0] = now;
        System.arraycopy(times, 0, more, 1, more.length - 1);
        return more;
    }

    static List<Long> ages(long[] times, long now) {
        List<Long> ages = new ArrayList<>(times.length);
        for (long time : times) {
            ages.add((now - time) / MILLI);
        }
        return ages;
    }

    static long[] times(List<Long> agesMillis, long now) {
        long[] times = new long[agesMillis.size()];
        Arrays.setAll(times, i -> now - agesMillis.get(i) * MILLI);
        return times;
    }
}
