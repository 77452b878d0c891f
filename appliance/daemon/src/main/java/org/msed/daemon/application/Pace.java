package org.msed.daemon.application;

import java.util.concurrent.TimeUnit;

/**
 * The times of applications (ha-protocol 10).
 *
 * @param startNanos how long each may take to start
 * @param monitorNanos from one look to the next, and how long a look may take
 * @param restarts how often they are started again in place in the window before they count as
 *     failed
 * @param windowNanos that time
 * @param pauseNanos before the first restart; doubled for each further one in a row
 * @param longestPauseNanos the doubling ends here
 */
record Pace(
        long startNanos,
        long monitorNanos,
        int restarts,
        long windowNanos,
        long pauseNanos,
        long longestPauseNanos) {
    static final Pace USUAL =
            new Pace(
                    TimeUnit.SECONDS.toNanos(120),
                    TimeUnit.SECONDS.toNanos(10),
                    3,
                    TimeUnit.MINUTES.toNanos(10),
                    TimeUnit.SECONDS.toNanos(1),
                    TimeUnit.SECONDS.toNanos(30));

    /** Before the next try, after so many failures in a row. */
    long pauseAfter(int failures) {
        int doublings = Math.min(Math.max(0, failures - 1), 16);
        return Math.min(longestPauseNanos, pauseNanos << doublings);
    }
}
