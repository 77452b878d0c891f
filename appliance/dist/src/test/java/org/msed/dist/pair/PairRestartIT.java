package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.msed.lab.client.Client;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/** A failover wait that a restart of the daemon fits into. */
class PairRestartIT {

    @Test
    void aHolderThatComesBackInTimeResumesUnderANewEpoch() {
        PairOptions slow = new PairOptions("available", "Automatic", "Manual", 100, 20_000);
        try (PairLab lab = PairLab.up("restart-it", Topology.PAIR, slow);
                Client client = lab.client()) {
            long begin = System.nanoTime();
            lab.shell("mse1", "kill -9 \"$(cat \"$MSE_RUN/msed.pid\")\"");
            lab.initScript("mse1", "start");
            lab.awaitServing("mse1");
            assertTrue(lab.why("mse1").contains("RESUMED"));
            assertFalse(lab.hasAddress("mse2"));
            assertEquals(0, client.between(begin, System.nanoTime()).dualMillis());
        }
    }
}
