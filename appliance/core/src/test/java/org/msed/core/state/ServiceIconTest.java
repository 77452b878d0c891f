package org.msed.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference's icons follow from states (inventory B3-05, B3-06). */
final class ServiceIconTest {

    @ParameterizedTest
    @CsvSource({
        "SERVE,true,IN_SYNC,true,NORMAL",
        "SERVE,true,NO_DATASETS,true,NORMAL",
        "SERVE,true,SYNCING,true,NORMAL",
        "SERVE,true,LAGGING,true,NORMAL",
        "SERVE,true,PAUSED,true,STANDBY_WRITING_PAUSED",
        "SERVE,true,STALLED,true,STANDBY_WRITING_PAUSED",
        "SERVE,true,DIVERGED,true,STANDBY_WRITING_PAUSED",
        "SERVE,true,STOPPED,false,STANDBY_FAULTY",
        "SERVE,false,IN_SYNC,true,FAULT",
        "SERVE,true,FAILED,true,FAULT",
        "TAKE,true,STOPPED,false,BROUGHT_IN",
        "TAKE,false,STOPPED,false,FAULT",
        "STANDBY,true,IN_SYNC,true,BROUGHT_OUT",
        "STANDBY,false,IN_SYNC,true,FAULT",
        "HOLD,true,STOPPED,true,BROUGHT_OUT",
        "OFF,true,STOPPED,false,BROUGHT_OUT"
    })
    void theMostSeriousIconThatHoldsIsShown(
            Mode mode,
            boolean healthy,
            ReplicationState replication,
            boolean heard,
            ServiceIcon icon) {
        assertEquals(icon, ServiceIcon.of(mode, healthy, replication, heard));
    }

    @Test
    void theLineIsGreenOnlyWhereTheCopiesAreEqual() {
        Set<ReplicationState> green = EnumSet.noneOf(ReplicationState.class);
        for (ReplicationState state : ReplicationState.values()) {
            if (state.line() == DataLine.GREEN) {
                green.add(state);
            }
        }
        assertEquals(EnumSet.of(ReplicationState.NO_DATASETS, ReplicationState.IN_SYNC), green);
    }

    @Test
    void whatIsNotWrittenIsNeverGreen() {
        for (ReplicationState state : ReplicationState.values()) {
            assertEquals(true, state.writing() || state.line() == DataLine.GREY, state.name());
        }
    }

    @Test
    void onlyModeSyncLosesNothing() {
        assertEquals(true, DatasetMode.SYNC.losesNothing());
        assertEquals(false, DatasetMode.RECEIVE.losesNothing());
        assertEquals(false, DatasetMode.ASYNC.losesNothing());
    }
}
