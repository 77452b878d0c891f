package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/** Frames that are lost by chance; what the guards make of heavier loss is in their own tests. */
class PairLossIT {

    private static final int SECONDS = Integer.getInteger("msed.loss.seconds", 15);

    /** The whole ten minutes with {@code -Pfull}. */
    @Test
    void aFifthOfAllFramesLostMovesNothingAtTheDefaultTimes() {
        PairOptions slow = new PairOptions("available", "Automatic", "Manual", 500, 10_000);
        try (PairLab lab = PairLab.up("loss-it", Topology.PAIR_DIRECT, slow)) {
            String before = lab.shell("mse1", "msectl status --json");
            lab.inject("loss", "mse1", "20");
            lab.stay(SECONDS);
            lab.assertServedOnlyBy("mse1");
            assertEquals(epoch(before), epoch(lab.shell("mse1", "msectl status --json")));
        }
    }

    private static String epoch(String status) {
        return status.replaceFirst("(?s).*\"epoch\" *: *\"([^\"]*)\".*", "$1");
    }
}
