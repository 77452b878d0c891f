package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/** The record's file system, a device of its own, becomes read-only under a serving node. */
class RecordDiskIT {

    @Test
    void aRecordThatCanOnlyBeReadEndsServiceAndIsNamed() {
        try (PairLab lab = PairLab.up("record-disk-it", Topology.PAIR, PairOptions.DEFAULT)) {
            lab.initScript("mse1", "stop");
            lab.shell(
                    "mse1",
                    "cd \"$MSE_DATA/pairs\" && truncate -s 16M /srv/image && mkfs.ext4 -q -F"
                            + " /srv/image && cp -a 10.10.10.13 kept && mount -o loop /srv/image"
                            + " 10.10.10.13 && cp -a kept/. 10.10.10.13");
            lab.initScript("mse1", "start");
            lab.awaitServing("mse1");
            // As ext4 does it by itself after an error (mount option errors=remount-ro).
            lab.shell("mse1", "mount -o remount,abort \"$MSE_DATA/pairs/10.10.10.13\"");
            String log = lab.logOfLostRecord("mse1");
            assertTrue(log.contains("Read-only file system") || log.contains("Input/output"), log);
        }
    }
}
