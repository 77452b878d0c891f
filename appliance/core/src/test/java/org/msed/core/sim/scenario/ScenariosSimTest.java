package org.msed.core.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.msed.core.pair.PairMachine;
import org.msed.core.sim.Trace;
import org.msed.core.sim.Violation;

/** Runs every scenario file. */
class ScenariosSimTest {

    @TestFactory
    Stream<DynamicTest> everyScenarioHolds() {
        return Scenarios.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> run(entry)));
    }

    private static void run(Map.Entry<String, Scenario> entry) {
        Trace trace = new Trace(false);
        try {
            entry.getValue().run(new PairMachine()::step, trace);
        } catch (Violation e) {
            fail(e.getMessage() + "\n" + trace);
        }
    }

    @Test
    void thereAreAtLeastFortyScenarios() {
        assertTrue(Scenarios.all().size() >= 40, "scenarios: " + Scenarios.all().size());
    }
}
