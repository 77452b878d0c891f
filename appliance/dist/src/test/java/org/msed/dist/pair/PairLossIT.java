package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msed.lab.client.Client;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/** Frames that are lost, in one direction or by chance. */
class PairLossIT {

    private static final int HEAVY_SECONDS = 6;
    private static final int LIGHT_SECONDS = Integer.getInteger("msed.loss.seconds", 15);

    @ParameterizedTest
    @ValueSource(strings = {"manual", "guarded"})
    void lossNeverGivesTheAddressTwoOwners(String guard) {
        PairOptions options = PairOptions.DEFAULT.withGuard(guard);
        try (PairLab lab = PairLab.up("loss-it-" + guard, Topology.PAIR_DIRECT, options);
                Client client = lab.client()) {
            long begin = System.nanoTime();
            lab.inject("one-way", "mse1");
            stay(HEAVY_SECONDS);
            lab.heal(FaultKind.ONE_WAY, "mse1");
            lab.inject("loss", "mse1", "50");
            stay(HEAVY_SECONDS);
            lab.heal(FaultKind.LOSS, "mse1");
            lab.await("one node serves", () -> lab.hasAddress("mse1") != lab.hasAddress("mse2"));
            assertEquals(0, client.between(begin, System.nanoTime()).dualMillis());
        }
    }

    /** The whole ten minutes with {@code -Pfull}. */
    @Test
    void aFifthOfAllFramesLostMovesNothingAtTheDefaultTimes() {
        PairOptions slow = new PairOptions("available", "Automatic", "Manual", 500, 10_000);
        try (PairLab lab = PairLab.up("loss-it", Topology.PAIR_DIRECT, slow)) {
            String before = lab.shell("mse1", "msectl status --json");
            lab.inject("loss", "mse1", "20");
            stay(LIGHT_SECONDS);
            lab.assertServedOnlyBy("mse1");
            assertEquals(epoch(before), epoch(lab.shell("mse1", "msectl status --json")));
        }
    }

    private static String epoch(String status) {
        return status.replaceFirst("(?s).*\"epoch\" *: *\"([^\"]*)\".*", "$1");
    }

    /** Lets a fault act; nothing tells when chance has had its time. */
    private static void stay(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = 1; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
