package org.msed.bench.simulator;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.msed.core.pair.PairMachine;
import org.msed.core.sim.run.Schedule;

/**
 * Prints schedules a second on one core, for the floor of 150 and the aim of 1,000. Argument: how
 * many schedules to measure, by default 3,000. The processor time of the thread counts, so that
 * other work on the machine does not.
 */
public final class SimulatorBench {

    private static final int WARM = 1_000;
    private static final double SECOND = 1e9;

    private SimulatorBench() {}

    /** The command. */
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000;
        run(1, WARM);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        long events = run(1 + WARM, count);
        double seconds = (threads.getCurrentThreadCpuTime() - begun) / SECOND;
        System.out.printf(
                "%.0f schedules of sixty virtual seconds a second and core, %.0f events a second%n",
                count / seconds, events / seconds);
    }

    private static long run(long first, int count) {
        long events = 0;
        for (long seed = first; seed < first + count; seed++) {
            events += new Schedule(seed, new PairMachine()::step, null).run().events();
        }
        return events;
    }
}
