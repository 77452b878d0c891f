package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/** What guard available does when both nodes live and lose each other. */
class PairGuardIT {

    @Test
    void availableHealsToOneServer() {
        try (PairLab lab = PairLab.up("guard-it", Topology.PAIR_DIRECT, PairOptions.DEFAULT)) {
            lab.inject("partition", "mse1");
            lab.awaitServing("mse2");
            lab.heal(FaultKind.PARTITION, "mse1");
            lab.awaitState("mse1", "TERMINATED");
            lab.assertServedOnlyBy("mse2");
            assertFalse(lab.says("mse1", "mse1", status -> status.serving()));
        }
    }
}
