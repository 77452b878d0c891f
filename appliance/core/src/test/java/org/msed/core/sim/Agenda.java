package org.msed.core.sim;

import java.util.Arrays;

/** What will happen, by time and, at equal times, in the order in which it was arranged. */
final class Agenda {

    private long[] times = new long[256];
    private long[] orders = new long[256];
    private Runnable[] happenings = new Runnable[256];
    private int size;
    private long arranged;

    void add(long nanos, Runnable happening) {
        if (size == times.length) {
            grow();
        }
        long order = arranged++;
        int child = size++;
        while (child > 0) {
            int parent = (child - 1) >>> 1;
            if (times[parent] <= nanos) {
                break;
            }
            copy(parent, child);
            child = parent;
        }
        put(child, nanos, order, happening);
    }

    long nextNanos() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    Runnable take() {
        Runnable first = happenings[0];
        size--;
        if (size > 0) {
            sink(times[size], orders[size], happenings[size]);
        }
        happenings[size] = null;
        return first;
    }

    private void sink(long nanos, long order, Runnable happening) {
        int parent = 0;
        int half = size >>> 1;
        while (parent < half) {
            int child = 2 * parent + 1;
            if (child + 1 < size && before(child + 1, times[child], orders[child])) {
                child++;
            }
            if (!before(child, nanos, order)) {
                break;
            }
            copy(child, parent);
            parent = child;
        }
        put(parent, nanos, order, happening);
    }

    private boolean before(int index, long nanos, long order) {
        return times[index] < nanos || times[index] == nanos && orders[index] < order;
    }

    private void copy(int from, int to) {
        put(to, times[from], orders[from], happenings[from]);
    }

    private void put(int index, long nanos, long order, Runnable happening) {
        times[index] = nanos;
        orders[index] = order;
        happenings[index] = happening;
    }

    private void grow() {
        times = Arrays.copyOf(times, 2 * size);
        orders = Arrays.copyOf(orders, 2 * size);
        happenings = Arrays.copyOf(happenings, 2 * size);
    }
}
