package org.msed.core.sim.run;

import java.io.PrintStream;
import org.msed.core.pair.Mutants;
import org.msed.core.pair.PairMachine;
import org.msed.core.sim.Trace;
import org.msed.core.sim.mirror.MirrorRule;

/**
 * Runs schedules for as long as told, or replays one. Arguments: {@code SECONDS [FIRST-SEED]}, or
 * {@code replay SEED [all]}, or {@code mutants}.
 */
public final class SimulatorMain {

    private static final int MUTANT_SCHEDULES = 1_000;
    private static final int BATCH = 500;

    private SimulatorMain() {}

    /** The command; exits with 1 when an invariant was broken. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("mutants")) {
            mutants(System.out);
            return;
        }
        boolean good =
                arguments.length > 1 && arguments[0].equals("replay")
                        ? replay(Long.parseLong(arguments[1]), arguments.length > 2, System.out)
                        : forSeconds(arguments, System.out);
        System.exit(good ? 0 : 1);
    }

    private static void mutants(PrintStream out) {
        for (MirrorRule rule : MirrorRule.values()) {
            Hunt hunt = Hunt.ofMirror(rule, MUTANT_SCHEDULES);
            out.printf("mirror %-25s seeds %5d %s%n", rule, hunt.seeds(), hunt.what());
        }
        for (String rule : Mutants.names()) {
            Hunt hunt = Hunt.whole(Mutants.lacking(rule)::step, MUTANT_SCHEDULES);
            out.printf(
                    "%-28s scenario %-40s seeds %5d %s%n",
                    rule, hunt.scenario(), hunt.seeds(), hunt.what());
        }
    }

    private static boolean forSeconds(String[] arguments, PrintStream out) {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 60;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long begun = System.nanoTime();
        long violations = 0;
        long run = 0;
        while (System.nanoTime() - begun < seconds * 1_000_000_000L) {
            Batch batch = Batch.run(seed, BATCH, new PairMachine()::step);
            seed += BATCH;
            run += BATCH;
            violations += batch.failures().size();
            double spent = (System.nanoTime() - begun) / 1e9;
            out.printf(
                    "seeds to %d: %d schedules, %.0f a second, %d violations, %d events each%n",
                    seed - 1, run, run / spent, violations, batch.events() / BATCH);
            batch.failures().forEach((failed, what) -> out.println(Batch.describe(failed, what)));
        }
        return violations == 0;
    }

    /** Replays one seed and prints its trace; whether it held. */
    static boolean replay(long seed, boolean everything, PrintStream out) {
        Trace trace = new Trace(everything);
        Schedule schedule = new Schedule(seed, new PairMachine()::step, trace);
        try {
            schedule.run();
            out.print(trace);
            out.printf("seed %d holds, digest %x%n", seed, schedule.world().digest());
            return true;
        } catch (RuntimeException e) {
            out.print(trace);
            out.printf("seed %d at %d ns: %s%n", seed, schedule.world().now(), e);
            return false;
        }
    }
}
