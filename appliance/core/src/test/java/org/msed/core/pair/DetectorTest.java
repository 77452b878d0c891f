package org.msed.core.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msed.core.pair.Detector.Hearing;
import org.msed.core.state.Guard;
import org.msed.core.state.Role;

class DetectorTest {

    private static final long MS = 1_000_000L;

    private final PairState state =
            PairState.off(
                    PairSettings.defaults(Role.SECONDARY, Guard.GUARDED, 10_000 * MS, true), 2);

    @Test
    void peerThatNeverSpokeIsNotSilent() {
        assertEquals(Hearing.NEVER, Detector.peer(state));
    }

    @ParameterizedTest
    @CsvSource({"0,HEARD", "9999,HEARD", "10000,SILENT"})
    void silenceBeginsWithTheDeadTime(long silentMillis, Hearing expected) {
        state.peerHeard = 0;
        state.silenceFrom = 0;
        state.at = Moment.of(silentMillis * MS);
        assertEquals(expected, Detector.peer(state));
    }

    @Test
    void ownPauseIsNoSilenceOfThePeer() {
        state.peerHeard = 0;
        state.silenceFrom = 20_000 * MS;
        state.at = Moment.of(20_000 * MS);
        assertEquals(Hearing.HEARD, Detector.peer(state));
    }
}
