package org.msed.core.sim.run;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.msed.core.pair.RowSet;
import org.msed.core.sim.Brain;
import org.msed.core.sim.World;

/**
 * Many schedules on all cores.
 *
 * @param failures what went wrong, by seed
 * @param rows the rows that fired
 * @param events events handled
 */
public record Batch(Map<Long, String> failures, RowSet rows, long events) {

    private static final long DAY_SECONDS = 86_400;

    /**
     * Runs consecutive seeds.
     *
     * @param first the first seed
     * @param count how many
     * @param brain what decides; used by several threads
     */
    public static Batch run(long first, int count, Brain brain) {
        int threads = Runtime.getRuntime().availableProcessors();
        Map<Long, String> failures = new ConcurrentSkipListMap<>();
        AtomicReference<RowSet> rows = new AtomicReference<>(RowSet.NONE);
        AtomicLong events = new AtomicLong();
        AtomicLong next = new AtomicLong(first);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            pool.execute(
                    () -> {
                        long seed = next.getAndIncrement();
                        while (seed < first + count) {
                            one(seed, brain, failures, rows, events);
                            seed = next.getAndIncrement();
                        }
                    });
        }
        pool.shutdown();
        try {
            if (!pool.awaitTermination(DAY_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("schedules still run after a day");
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
        return new Batch(failures, rows.get(), events.get());
    }

    private static void one(
            long seed,
            Brain brain,
            Map<Long, String> failures,
            AtomicReference<RowSet> rows,
            AtomicLong events) {
        Schedule schedule = new Schedule(seed, brain, null);
        World world = schedule.world();
        try {
            schedule.run();
        } catch (RuntimeException e) {
            failures.put(seed, e.toString());
        }
        RowSet seen = world.rows();
        rows.updateAndGet(before -> before.union(seen));
        events.addAndGet(world.events());
    }

    /** One failure, with the command that replays it. */
    public static String describe(long seed, String what) {
        return "seed "
                + seed
                + ": "
                + what
                + "\n  replay: java -cp appliance/core/target/classes:appliance/core/target/"
                + "test-classes org.msed.core.sim.run.SimulatorMain replay "
                + seed;
    }
}
