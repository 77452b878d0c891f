package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/** The disk of the record fills up under a serving node. */
class PairDiskIT {

    private static final String RECORD = "\"$MSE_DATA/pairs/10.10.10.13\"";

    @Test
    void aFullDiskForTheRecordEndsServiceAndIsNamed() {
        try (PairLab lab = PairLab.up("disk-it", Topology.PAIR, PairOptions.DEFAULT)) {
            lab.initScript("mse1", "stop");
            giveRecordItsOwnDisk(lab);
            lab.initScript("mse1", "start");
            lab.awaitServing("mse1");
            // The record's blocks are given back, so that its next write needs what is not there.
            String fill = " && : >record && cat /dev/zero >fill 2>/dev/null; :";
            lab.shell("mse1", "cd " + RECORD + fill);
            lab.run("mse1", "msectl", "pause", "mse1", "--yes");
            lab.await("mse1 holds", () -> lab.asked("mse1", "status").contains("\"META\""));
            assertFalse(lab.hasAddress("mse1"));
            String log = lab.shell("mse1", "cat \"$MSE_LOG/health-monitor.log\"");
            assertTrue(log.contains("No space left on device"));
        }
    }

    private static void giveRecordItsOwnDisk(PairLab lab) {
        lab.shell(
                "mse1",
                "cp -a "
                        + RECORD
                        + " /tmp/kept && mount -t tmpfs -o size=1m none "
                        + RECORD
                        + " && cp -a /tmp/kept/. "
                        + RECORD);
    }
}
