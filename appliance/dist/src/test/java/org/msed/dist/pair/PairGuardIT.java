package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.msed.lab.client.Client;
import org.msed.lab.client.Observation;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/** What each guard does when both nodes live and lose each other. */
class PairGuardIT {

    @Test
    void manualMovesNothing() {
        try (PairLab lab = up("manual");
                Client client = lab.client()) {
            long begin = System.nanoTime();
            lab.inject("partition", "mse1");
            lab.await(
                    "mse2 misses its peer", () -> lab.said("mse2", "status").contains("eth0 DOWN"));
            Observation seen = client.between(begin, begin + 3_000_000_000L);
            assertEquals(0, seen.dualMillis());
            lab.assertServedOnlyBy("mse1");
        }
    }

    @Test
    void guardedStopsTheOldHolderFirst() {
        try (PairLab lab = up("guarded");
                Client client = lab.client()) {
            long begin = System.nanoTime();
            lab.inject("partition", "mse1");
            lab.awaitServing("mse2");
            assertEquals(0, client.between(begin, System.nanoTime()).dualMillis());
            lab.assertServedOnlyBy("mse2");
            lab.heal(FaultKind.PARTITION, "mse1");
            lab.awaitState("mse1", "TERMINATED");
            lab.assertServedOnlyBy("mse2");
        }
    }

    @Test
    void availableHealsToOneServer() {
        try (PairLab lab = up("available")) {
            lab.inject("partition", "mse1");
            lab.awaitServing("mse2");
            lab.heal(FaultKind.PARTITION, "mse1");
            lab.awaitState("mse1", "TERMINATED");
            lab.assertServedOnlyBy("mse2");
            assertFalse(lab.says("mse1", "mse1", status -> status.serving()));
        }
    }

    private static PairLab up(String guard) {
        PairOptions options = PairOptions.DEFAULT.withGuard(guard);
        return PairLab.up("guard-it-" + guard, Topology.PAIR_DIRECT, options);
    }
}
