package org.msed.core.sim.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msed.core.pair.PairMachine;
import org.msed.core.pair.Row;
import org.msed.core.pair.RowSet;
import org.msed.core.sim.World;
import org.msed.core.sim.scenario.Scenario;
import org.msed.core.sim.scenario.Scenarios;

/** Schedules of sixty virtual seconds: all invariants, in all of them. */
class SchedulesSimTest {

    private static final int SCHEDULES = Integer.getInteger("msed.schedules", 20_000);

    private static final long YEARS_NANOS = 10L * 365 * 86_400 * 1_000_000_000L;

    @Test
    void allInvariantsHoldAndEveryRowIsVisited() {
        Batch batch = Batch.run(1, SCHEDULES, new PairMachine()::step);
        StringBuilder text = new StringBuilder();
        batch.failures()
                .forEach((seed, what) -> text.append(Batch.describe(seed, what)).append('\n'));
        assertEquals("", text.toString());
        assertEquals(Set.of(), neverVisited(batch.rows().union(byScenarios())));
    }

    private static Set<Row> neverVisited(RowSet rows) {
        Set<Row> missing = EnumSet.noneOf(Row.class);
        for (Row row : Row.values()) {
            if (!rows.contains(row)) {
                missing.add(row);
            }
        }
        return missing;
    }

    private static RowSet byScenarios() {
        RowSet rows = RowSet.NONE;
        for (Scenario scenario : Scenarios.all().values()) {
            rows = rows.union(scenario.run(new PairMachine()::step, null));
        }
        return rows;
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        for (long seed = 1; seed <= 50; seed++) {
            World first = new Schedule(seed, new PairMachine()::step, null).run();
            World second = new Schedule(seed, new PairMachine()::step, null).run();
            assertEquals(first.digest(), second.digest(), "seed " + seed);
            assertTrue(first.events() > 0, "seed " + seed + " did nothing");
        }
    }

    /** I12: a wall clock that is wrong by a constant changes no decision. */
    @Test
    void noDecisionUsesTheWallClock() {
        for (long seed = 1; seed <= 50; seed++) {
            World right = new Schedule(seed, new PairMachine()::step, null).run();
            Schedule wrong = new Schedule(seed, new PairMachine()::step, null);
            wrong.world().nodes().forEach(node -> node.jumpWall(YEARS_NANOS));
            assertEquals(right.digest(), wrong.run().digest(), "seed " + seed);
        }
    }
}
