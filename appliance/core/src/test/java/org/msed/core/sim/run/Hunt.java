package org.msed.core.sim.run;

import java.util.Set;
import org.msed.core.pair.PairMachine;
import org.msed.core.sim.Brain;
import org.msed.core.sim.Violation;
import org.msed.core.sim.mirror.MirrorRule;
import org.msed.core.sim.mirror.Mirrors;
import org.msed.core.sim.scenario.Scenario;
import org.msed.core.sim.scenario.Scenarios;

/**
 * The search for one mutant: first the scenarios, then schedules.
 *
 * @param scenario the first scenario that found it, or empty
 * @param seeds how many schedules it took, 0 when they did not find it
 * @param what what the schedule found, or empty
 */
record Hunt(String scenario, int seeds, String what) {

    private static final int DATA_EVERY = 4;

    private static final Set<String> OF_MIRRORS =
            Set.of("daemon-kill", "power-cut", "stream-reset", "bit-flip", "delay");

    /** As soon as anything finds it. */
    static Hunt first(Brain mutant, int limit) {
        String scenario = byScenario(mutant);
        return scenario.isEmpty()
                ? bySchedules(scenario, mutant, limit)
                : new Hunt(scenario, 0, "");
    }

    /** By scenarios, and by schedules all the same. */
    static Hunt whole(Brain mutant, int limit) {
        return bySchedules(byScenario(mutant), mutant, limit);
    }

    /** By schedules of pairs whose mirror forgets a rule; only what breaks an invariant counts. */
    static Hunt ofMirror(MirrorRule forgotten, int limit) {
        for (int i = 1; i <= limit; i++) {
            Schedule schedule =
                    new Schedule(
                            i * DATA_EVERY,
                            new PairMachine()::step,
                            null,
                            plan -> Plans.mirror(plan, Mirrors.lacking(forgotten)),
                            OF_MIRRORS);
            String what = violated(schedule);
            if (what.startsWith("I")) {
                return new Hunt("", i, what);
            }
        }
        return new Hunt("", 0, "");
    }

    /** Every schedule, and as many more with mirrored data. */
    private static Hunt bySchedules(String scenario, Brain mutant, int limit) {
        for (int seed = 1; seed <= limit; seed++) {
            String what = violated(new Schedule(seed, mutant, null));
            if (what.isEmpty()) {
                what = violated(new Schedule((long) (limit + seed) * DATA_EVERY, mutant, null));
            }
            if (!what.isEmpty()) {
                return new Hunt(scenario, seed, what);
            }
        }
        return new Hunt(scenario, 0, "");
    }

    private static String violated(Schedule schedule) {
        try {
            schedule.run();
            return "";
        } catch (RuntimeException e) {
            return e instanceof Violation violation ? violation.rule() : e.toString();
        }
    }

    private static String byScenario(Brain mutant) {
        for (var entry : Scenarios.all().entrySet()) {
            try {
                Scenario scenario = entry.getValue();
                scenario.run(mutant, null);
            } catch (RuntimeException e) {
                return entry.getKey();
            }
        }
        return "";
    }

    boolean found() {
        return seeds > 0 || !scenario.isEmpty();
    }
}
