package org.msed.daemon.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.msed.daemon.record.Decisions;

class DecisionLogTest {

    @Test
    void oneLineHasTheReasonAndTheNumbersCompared() {
        assertEquals(
                "mode STANDBY->TAKE epoch=8/S reason=HEARTBEAT_LOST row=20"
                        + " state=FAILOVER_INVOKED token=here serial=5 silentMillis=10012"
                        + " limitMillis=10000 authorityMillis=0 gatewayMillis=-1"
                        + " linkMillis=10012,-1 event=3 detail=\"cable\"",
                DecisionLog.line(Decisions.takeover(3, "cable")));
    }
}
