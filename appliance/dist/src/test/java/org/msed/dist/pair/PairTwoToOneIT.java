package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.pair.PairStatus;
import org.msed.lab.space.Topology;

/** One secondary with one slot for two primaries (C2 to C4). */
class PairTwoToOneIT {

    @Test
    void theSecondPairWaitsUntilTheSlotIsFree() {
        try (PairLab lab = PairLab.up("two-it", Topology.TWO_TO_ONE, PairOptions.DEFAULT)) {
            lab.inject("kill", "mse1");
            lab.awaitServing("mse2");
            lab.await(
                    "the other pair is not ready for want of a slot",
                    () ->
                            lab.says(
                                    "mse2",
                                    "mse3",
                                    status -> status.blockers().contains("NO_CAPACITY")));
            lab.heal(FaultKind.KILL, "mse1");
            lab.await("mse1 is attached", () -> lab.says("mse2", "mse1", PairStatus::ready));
            lab.move("mse2", "failback");
            lab.await(
                    "the other pair is ready again",
                    () -> lab.says("mse2", "mse3", PairStatus::ready));
            assertEquals(List.of(), lab.status("mse2", "mse3").blockers());
            assertFalse(lab.says("mse2", "mse3", PairStatus::serving));
        }
    }
}
