package org.msed.lab.client;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests that a client sent, and what became of each. Numbers count from 0 in the order of
 * sending. Safe for several threads.
 */
final class Requests {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] sentNanos = new long[4096];
    private long[] answeredNanos = new long[4096];
    private String[] answeredBy = new String[4096];
    private int size;

    /**
     * @param atNanos when, in terms of {@link System#nanoTime}
     * @return its number
     */
    synchronized int sent(long atNanos) {
        if (size == sentNanos.length) {
            sentNanos = Arrays.copyOf(sentNanos, 2 * size);
            answeredNanos = Arrays.copyOf(answeredNanos, 2 * size);
            answeredBy = Arrays.copyOf(answeredBy, 2 * size);
        }
        sentNanos[size] = atNanos;
        return size++;
    }

    synchronized void answered(int number, long atNanos, String node) {
        if (number >= 0 && number < size && answeredBy[number] == null) {
            answeredNanos[number] = atNanos;
            answeredBy[number] = node;
        }
    }

    /**
     * What happened in a time.
     *
     * @param fromNanos begin, by time of sending
     * @param toNanos end
     * @return the figures
     */
    synchronized Service between(long fromNanos, long toNanos) {
        Map<String, Integer> answers = new TreeMap<>();
        int sent = 0;
        int lost = 0;
        long pauseNanos = 0;
        long previousSend = fromNanos;
        long outageFrom = 0;
        long outageTo = 0;
        long lastGood = fromNanos;
        boolean lostSinceGood = false;
        long outagePause = 0;
        long pauseSinceGood = 0;
        for (int i = 0; i < size; i++) {
            if (sentNanos[i] < fromNanos || sentNanos[i] > toNanos) {
                continue;
            }
            sent++;
            long pause = sentNanos[i] - previousSend;
            previousSend = sentNanos[i];
            pauseNanos = Math.max(pauseNanos, pause);
            pauseSinceGood = Math.max(pauseSinceGood, pause);
            if (answeredBy[i] == null) {
                lost++;
                lostSinceGood = true;
                continue;
            }
            answers.merge(answeredBy[i], 1, Integer::sum);
            if (lostSinceGood && answeredNanos[i] - lastGood > outageTo - outageFrom) {
                outageFrom = lastGood;
                outageTo = answeredNanos[i];
                outagePause = pauseSinceGood;
            }
            lastGood = Math.max(lastGood, answeredNanos[i]);
            lostSinceGood = false;
            pauseSinceGood = 0;
        }
        if (lostSinceGood && toNanos - lastGood > outageTo - outageFrom) {
            outageFrom = lastGood;
            outageTo = toNanos;
            outagePause = pauseSinceGood;
        }
        return new Service(
                sent,
                lost,
                answers,
                (outageTo - outageFrom) / NANOS_PER_MILLI,
                outageFrom,
                outageTo,
                outagePause / NANOS_PER_MILLI,
                pauseNanos / NANOS_PER_MILLI);
    }

    /**
     * When each answer came that came at once ({@link Owners#SURE_NANOS}).
     *
     * @param fromNanos begin, by time of sending
     * @param toNanos end
     * @return the signs of ownership in them
     */
    synchronized Owners owners(long fromNanos, long toNanos) {
        Owners owners = new Owners();
        for (int i = 0; i < size; i++) {
            boolean asked = sentNanos[i] >= fromNanos && sentNanos[i] <= toNanos;
            boolean sure = answeredNanos[i] - sentNanos[i] <= Owners.SURE_NANOS;
            if (asked && answeredBy[i] != null && sure) {
                owners.add(answeredNanos[i], answeredBy[i]);
            }
        }
        return owners;
    }
}
