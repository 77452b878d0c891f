package org.msed.core.sim.run;

import org.msed.core.sim.Brain;
import org.msed.core.sim.Violation;
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

    private static Hunt bySchedules(String scenario, Brain mutant, int limit) {
        for (int seed = 1; seed <= limit; seed++) {
            try {
                new Schedule(seed, mutant, null).run();
            } catch (RuntimeException e) {
                String what = e instanceof Violation violation ? violation.rule() : e.toString();
                return new Hunt(scenario, seed, what);
            }
        }
        return new Hunt(scenario, 0, "");
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
