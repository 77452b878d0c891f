package org.msed.lab.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.lab.space.LabException;

class PairStatusTest {
    @Test
    void everyPairOfTheDocumentIsRead() {
        List<PairStatus> pairs =
                PairStatus.parse(
                        """
                        {"schemaVersion":1,"node":"mse2","role":"Secondary","pairs":[
                          {"name":"mse1","peer":"mse1","state":"SECONDARY_ACTIVE","mode":"STANDBY",
                           "serving":false,"attached":true,"ready":true,"blockers":[],"epoch":3},
                          {"name":"mse3","peer":"mse3","state":"SECONDARY_ALONE","mode":"STANDBY",
                           "serving":false,"attached":false,"ready":false,
                           "blockers":["peer silent"]}]}
                        """);
        assertEquals(2, pairs.size());
        assertTrue(pairs.get(0).ready());
        assertEquals(List.of("peer silent"), pairs.get(1).blockers());
    }

    @Test
    void aPrimaryIsActiveWhenItsStandbyCouldTakeOver() {
        assertTrue(primary("guarded", true).isActive());
        assertFalse(primary("guarded", false).isActive());
    }

    @Test
    void underGuardManualItIsEnoughThatTheStandbyFollows() {
        assertTrue(primary("manual", false).isActive());
    }

    @Test
    void somethingElseIsRefused() {
        assertThrows(LabException.class, () -> PairStatus.parse("{}"));
        assertThrows(LabException.class, () -> PairStatus.parse("daemon down"));
    }

    private static PairStatus primary(String guard, boolean ready) {
        return new PairStatus(
                "mse1", "mse2", "PRIMARY_ACTIVE", "SERVE", true, true, guard, ready, List.of());
    }
}
