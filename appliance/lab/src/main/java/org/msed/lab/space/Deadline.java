package org.msed.lab.space;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition of the world outside, with an end. */
public final class Deadline {
    private static final Duration STEP = Duration.ofMillis(5);

    private Deadline() {}

    /**
     * Asks again and again, every 5 ms; blocks.
     *
     * @param limit longest wait
     * @param condition asked on the calling thread
     * @return whether it became true in time
     * @throws LabException if the thread is interrupted
     */
    public static boolean reached(Duration limit, BooleanSupplier condition) {
        return reached(limit, STEP, condition);
    }

    /**
     * As the other, for conditions that cost something to ask, such as starting a program.
     *
     * @param limit longest wait
     * @param step time between two questions
     * @param condition asked on the calling thread
     * @return whether it became true in time
     * @throws LabException if the thread is interrupted
     */
    public static boolean reached(Duration limit, Duration step, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new LabException("interrupted while waiting");
            }
            LockSupport.parkNanos(step.toNanos());
        }
        return true;
    }
}
