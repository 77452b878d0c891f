package org.msed.lab.client;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Does something at an even pace on a thread of its own. A beat that was missed is left out. */
final class Pace {
    private Pace() {}

    /** One beat. */
    @FunctionalInterface
    interface Beat {
        void run() throws IOException;
    }

    /**
     * Starts a thread that ends with the JVM.
     *
     * @param name of the thread
     * @param periodNanos from beat to beat
     * @param beat what to do; a failure is printed and the next beat comes all the same, since a
     *     network that refuses is what the client is there to see
     */
    static void start(String name, long periodNanos, Beat beat) {
        thread(
                name,
                () -> {
                    long next = System.nanoTime();
                    while (true) {
                        run(name, beat);
                        next = Math.max(next + periodNanos, System.nanoTime());
                        waitUntil(next);
                    }
                });
    }

    /**
     * Starts a thread that does something again and again without a pause; it waits by itself.
     *
     * @param name of the thread
     * @param beat what to do, as in {@link #start}
     */
    static void loop(String name, Beat beat) {
        thread(
                name,
                () -> {
                    while (true) {
                        run(name, beat);
                    }
                });
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(String name, Beat beat) {
        try {
            beat.run();
        } catch (IOException e) {
            System.err.println(name + ": " + e.getMessage());
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
