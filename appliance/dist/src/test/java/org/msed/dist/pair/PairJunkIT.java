package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.service.LabJava;
import org.msed.lab.space.Topology;

/** A million packets of junk on the heartbeat port. */
class PairJunkIT {

    private static final int PACKETS = 1_000_000;

    @Test
    void junkChangesNothingButACounter() {
        try (PairLab lab = PairLab.up("junk-it", Topology.PAIR, PairOptions.DEFAULT)) {
            String before = lab.status("mse2", "mse1").toString();
            lab.shell("client", LabJava.line(Junk.class) + " 10.10.10.13 " + PACKETS);
            assertEquals(before, lab.status("mse2", "mse1").toString());
            lab.assertServedOnlyBy("mse1");
            assertTrue(refused(lab) > 1_000, "refused " + refused(lab));
        }
    }

    private static long refused(PairLab lab) {
        String status = lab.said("mse2", "status", "--json");
        String rest = status.substring(status.indexOf("\"framesMalformed\":") + 18);
        return Long.parseLong(rest.substring(0, rest.indexOf(',')));
    }
}
