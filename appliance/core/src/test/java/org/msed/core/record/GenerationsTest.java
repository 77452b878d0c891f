package org.msed.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule R5's lineage. */
final class GenerationsTest {

    @Test
    void theFirstDepartureRemembersTheCommonLineage() {
        Generations departed = new Generations(5, 0, List.of(4L)).depart(6);
        assertEquals(new Generations(6, 5, List.of(5L, 4L)), departed);
    }

    @Test
    void aFurtherDepartureKeepsTheBase() {
        Generations departed = new Generations(6, 5, List.of(5L)).depart(7);
        assertEquals(new Generations(7, 5, List.of(6L, 5L)), departed);
    }

    @Test
    void departingFromNothingLeavesNoBase() {
        assertEquals(new Generations(1, 0, List.of()), Generations.NONE.depart(1));
    }

    @Test
    void onlyTheNewestLineagesAreKept() {
        Generations lineage = Generations.NONE;
        for (long id = 1; id <= 40; id++) {
            lineage = lineage.depart(id);
        }
        assertEquals(Generations.HISTORY_LIMIT, lineage.history().size());
        assertEquals(39L, lineage.history().get(0));
        assertEquals(1, lineage.base());
    }

    @Test
    void anOverlongHistoryIsRefused() {
        List<Long> history = Collections.nCopies(Generations.HISTORY_LIMIT + 1, 1L);
        assertThrows(IllegalArgumentException.class, () -> new Generations(1, 0, history));
    }

    @Test
    void onlyAnEmptyLineageWasNeverUsed() {
        assertTrue(Generations.NONE.neverUsed());
        assertFalse(Generations.NONE.depart(1).neverUsed());
    }
}
