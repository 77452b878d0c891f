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

    /**
     * A step looks at the deadlines before the event, and again after it. What an event of late
     * could bring about is a right that it extends itself (a promise, a gateway answer, a frame
     * that ends a silence), and such a right is then there in truth; what it does not extend is
     * ended by the second look, before any effect of the step is carried out. So this machine
     * differs from the shipped one in no effect that an invariant speaks of.
     */
    private static final Set<String> NOTHING_TO_SEE = Set.of("DEADLINES_FIRST");

    @TestFactory
    Stream<DynamicTest> everyMutantIsFound() {
        return Mutants.names().stream()
                .filter(rule -> !NOTHING_TO_SEE.contains(rule))
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
