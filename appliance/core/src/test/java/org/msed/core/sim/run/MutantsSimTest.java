package org.msed.core.sim.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.msed.core.pair.Mutants;
import org.msed.core.pair.PairMachine;

/** A machine without one rule must be found: so the simulator sees what each rule is for. */
class MutantsSimTest {

    private static final int SCHEDULES = 1_000;

    /** The deadlines are looked at after the event too, in the same step, so nothing is seen. */
    private static final Set<String> NOTHING_TO_SEE = Set.of("DEADLINES_FIRST");

    @TestFactory
    Stream<DynamicTest> everyMutantIsFound() {
        return Mutants.names().stream()
                .filter(rule -> !NOTHING_TO_SEE.contains(rule))
                .map(rule -> DynamicTest.dynamicTest(rule, () -> assertFound(rule)));
    }

    private static void assertFound(String rule) {
        PairMachine mutant = Mutants.lacking(rule);
        assertTrue(
                Hunt.first(mutant::step, SCHEDULES).found(),
                "a machine without " + rule + " was not found in " + SCHEDULES + " schedules");
    }

    @Test
    void thereAreAtLeastTwentyMutants() {
        Set<String> names = Mutants.names();
        assertTrue(names.size() >= 20, "mutants: " + names);
    }
}
