package org.msed.dist.pair;

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
            String log = lab.logOfLostRecord("mse1");
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
