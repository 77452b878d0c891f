package org.msed.daemon.link;

import org.msed.core.pair.Detector;
import org.msed.daemon.snapshot.ChannelSnapshot;
import org.msed.daemon.snapshot.LinkSnapshot;

/**
 * What one pair knows of one link: round trips and losses over the running and the last minute.
 * Thread-safe.
 */
final class LinkStatistics {

    private static final long NEVER = Long.MIN_VALUE;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    private Window running = new Window();
    private Window last = new Window();
    private long heardNanos = NEVER;
    private long received;
    private long sent;
    private long sendErrors;

    /** One minute. */
    private static final class Window {
        private long count;
        private double expected;
        private long trips;
        private long sumNanos;
        private long minNanos = Long.MAX_VALUE;
        private long maxNanos;

        void trip(long nanos) {
            trips++;
            sumNanos += nanos;
            minNanos = Math.min(minNanos, nanos);
            maxNanos = Math.max(maxNanos, nanos);
        }
    }

    synchronized void sent(boolean taken) {
        sent++;
        if (!taken) {
            sendErrors++;
        }
    }

    /**
     * A frame was accepted.
     *
     * @param roundTripNanos the round trip that it measured, or −1
     */
    synchronized void received(long nowNanos, long roundTripNanos) {
        heardNanos = nowNanos;
        received++;
        running.count++;
        if (roundTripNanos >= 0) {
            running.trip(roundTripNanos);
        }
    }

    /** The peer sent so many more frames on each link, as its sequence shows. */
    synchronized void expected(double frames) {
        running.expected += frames;
    }

    /** The minute is over. */
    synchronized void roll() {
        last = running;
        running = new Window();
    }

    /**
     * The link now.
     *
     * @param intervalNanos how often the peer sends in its present mode
     * @param channel the pair channel on it
     */
    synchronized LinkSnapshot snapshot(
            String name,
            String local,
            String peer,
            long nowNanos,
            long intervalNanos,
            ChannelSnapshot channel) {
        long trips = running.trips + last.trips;
        long silent = heardNanos == NEVER ? -1 : Math.max(0, nowNanos - heardNanos);
        return new LinkSnapshot(
                name,
                local,
                peer,
                state(silent, intervalNanos),
                silent < 0 ? -1 : silent / NANOS_PER_MILLI,
                trips == 0 ? -1 : Math.min(running.minNanos, last.minNanos) / NANOS_PER_MICRO,
                trips == 0 ? -1 : (running.sumNanos + last.sumNanos) / trips / NANOS_PER_MICRO,
                trips == 0 ? -1 : Math.max(running.maxNanos, last.maxNanos) / NANOS_PER_MICRO,
                lossRatio(),
                received,
                sent,
                sendErrors,
                channel);
    }

    /** As {@link Detector}, at the pace of the peer's mode; only shown, never for a takeover. */
    private static LinkSnapshot.State state(long silentNanos, long intervalNanos) {
        if (silentNanos < 0 || silentNanos > Detector.DOWN_BEATS * intervalNanos) {
            return LinkSnapshot.State.DOWN;
        }
        return silentNanos > Detector.LATE_BEATS * intervalNanos
                ? LinkSnapshot.State.LATE
                : LinkSnapshot.State.UP;
    }

    private double lossRatio() {
        double expected = running.expected + last.expected;
        long count = running.count + last.count;
        return expected <= 0 ? 0 : Math.max(0, Math.min(1, 1 - count / expected));
    }
}
