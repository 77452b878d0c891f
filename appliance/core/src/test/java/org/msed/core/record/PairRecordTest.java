package org.msed.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;

final class PairRecordTest {

    @Test
    void aFreshPairingHasOneTokenAndThePrimaryHasIt() {
        assertTrue(PairRecord.initial(Role.PRIMARY).tokenHere());
        assertFalse(PairRecord.initial(Role.SECONDARY).tokenHere());
        assertTrue(PairRecord.initial(Role.PRIMARY).neverUsed());
    }

    @Test
    void aRejoinedNodeHasNoTokenWhateverItsRole() {
        assertFalse(PairRecord.rejoined(Role.PRIMARY).tokenHere());
        assertTrue(PairRecord.rejoined(Role.PRIMARY).rejoined());
    }

    @Test
    void aNewEpochIsNotReleased() {
        PairRecord released = PairRecord.initial(Role.PRIMARY).withReleased();
        assertTrue(released.released());
        assertFalse(released.withEpoch(Epoch.NONE.next(Role.PRIMARY)).released());
    }

    @Test
    void onlyTheNewestAgesAreKept() {
        List<Long> many = Collections.nCopies(PairRecord.AGES_LIMIT + 5, 1L);
        PairRecord record = PairRecord.initial(Role.PRIMARY).withAges(many, List.of());
        assertEquals(PairRecord.AGES_LIMIT, record.takeoverAgesMillis().size());
    }
}
