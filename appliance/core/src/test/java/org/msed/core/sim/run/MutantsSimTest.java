package org.msed.core.sim.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.msed.core.pair.Mutants;
import org.msed.core.pair.PairMachine;
import org.msed.core.sim.mirror.MirrorRule;

/** A machine without one rule must be found: so the simulator sees what each rule is for. */
class MutantsSimTest {

    private static final int SCHEDULES = 1_000;

    @TestFactory
    Stream<DynamicTest> everyMutantIsFound() {
        return Mutants.names().stream()
                .map(rule -> DynamicTest.dynamicTest(rule, () -> assertFound(rule)));
    }

    @TestFactory
    Stream<DynamicTest> everyForgetfulMirrorIsFound() {
        return Stream.of(MirrorRule.values())
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertSeen(rule)));
    }

    private static void assertSeen(MirrorRule rule) {
        assertTrue(
                Hunt.ofMirror(rule, SCHEDULES).found(),
                "a mirror that forgets " + rule + " was not seen in " + SCHEDULES + " schedules");
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
