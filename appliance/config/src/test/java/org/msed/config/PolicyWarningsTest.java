package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies of inventory B5: what is refused, and what is accepted with a warning. */
class PolicyWarningsTest {
    @TempDir Path root;
    private ConfigFixture files;

    @BeforeEach
    void validPrimary() {
        files = new ConfigFixture(root);
    }

    private List<String> warnings() throws ConfigException {
        return PolicyWarnings.of(files.load(ConfigFixture.HOST).pairs().get(0));
    }

    @Test
    void theDefaultAcceptsNoLoss() throws ConfigException {
        assertEquals(List.of(), warnings());
    }

    @Test
    void policyConsistentIsWarnedOf() throws ConfigException {
        files.pair.put("takeover.policy", "CONSISTENT");
        assertTrue(warnings().get(0).contains("back up first"), warnings().toString());
    }

    @Test
    void policyConsistentIsRefusedWithAGuardWhoseHolderServesForEver() {
        files.pair.put("takeover.policy", "CONSISTENT");
        files.pair.put("guard", "guarded");
        ConfigException refused =
                assertThrows(ConfigException.class, () -> files.load(ConfigFixture.HOST));
        String problem = refused.problems().get(0).toString();
        assertTrue(problem.contains("takeover.policy"), problem);
        assertTrue(problem.contains("guard guarded"), problem);
        assertTrue(problem.contains("guard=available"), problem);
    }

    @Test
    void policyNeverAndAStoppedReverseMirrorAreWarnedOf() throws ConfigException {
        files.pair.put("takeover.policy", "NEVER");
        files.pair.put("reverse.mirror", "stopped");
        assertEquals(2, warnings().size());
    }

    @Test
    void aCopyIsKeptForAWeekUnlessTold() throws ConfigException {
        AsideConfig aside = files.load(ConfigFixture.HOST).tuning().aside();
        assertEquals(7 * 86_400_000L, aside.keptMillis());
        assertEquals(100L << 30, aside.budgetBytes());
        assertTrue(aside.directory().isEmpty());
    }

    @Test
    void whatIsKeptMustNotLieInADataset() {
        files.dataset("data", "/srv/data");
        files.tuning.put("aside.directory", "/srv/data/kept");
        ConfigException refused =
                assertThrows(ConfigException.class, () -> files.load(ConfigFixture.HOST));
        String problem = refused.problems().get(0).toString();
        assertTrue(problem.contains("aside.directory"), problem);
        assertTrue(problem.contains("outside of dataset data"), problem);
    }
}
