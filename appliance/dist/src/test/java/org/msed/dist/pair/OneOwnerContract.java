package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.msed.lab.client.Client;
import org.msed.lab.client.Observation;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/**
 * What the guards promise that have one owner at most: by the answers and the ARP claims that a
 * client gets and by samples on both nodes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneOwnerContract {

    private static final int HANG_SECONDS = 3;
    private static final int FAULT_SECONDS = 3;
    private static final int LOSS_SECONDS = 6;

    private final String guard;
    private PairLab lab;
    private Client client;
    private long begin;

    OneOwnerContract(String guard) {
        this.guard = guard;
    }

    /** Waits until a fault of mse1 has come to what it comes to under this guard. */
    abstract void awaitEnd(PairLab among);

    @BeforeAll
    void up() {
        PairOptions options = PairOptions.DEFAULT.withGuard(guard);
        lab = PairLab.up("owners-" + guard, Topology.PAIR_DIRECT, options);
        client = lab.client();
    }

    @AfterAll
    void down() {
        if (client != null) {
            client.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void settle() {
        lab.settle();
        begin = System.nanoTime();
    }

    @Test
    void aKilledDaemonLeavesNoSecondOwner() {
        lab.inject("kill", "mse1");
        lab.await("mse1 has lost the address", () -> !lab.hasAddress("mse1"));
        awaitEnd(lab);
        lab.heal(FaultKind.KILL, "mse1");
        assertOneOwner();
    }

    @Test
    void aHangingDaemonLeavesNoSecondOwnerWhenItWakesUpEither() {
        lab.hang("mse1", HANG_SECONDS);
        lab.await("mse1 has lost the address", () -> !lab.hasAddress("mse1"));
        awaitEnd(lab);
        lab.heal(FaultKind.HANG, "mse1");
        lab.await("mse1 answers", () -> lab.says("mse1", "mse1", status -> true));
        assertOneOwner();
    }

    @Test
    void aPartitionMakesNoSecondOwner() {
        lab.inject("partition", "mse1");
        lab.await("mse2 misses its peer", () -> lab.said("mse2", "status").contains("eth0 DOWN"));
        awaitEnd(lab);
        lab.stay(FAULT_SECONDS);
        lab.heal(FaultKind.PARTITION, "mse1");
        assertOneOwner();
    }

    @Test
    void lossMakesNoSecondOwner() {
        lab.inject("one-way", "mse1");
        lab.stay(LOSS_SECONDS);
        lab.heal(FaultKind.ONE_WAY, "mse1");
        lab.inject("loss", "mse1", "50");
        lab.stay(LOSS_SECONDS);
        lab.heal(FaultKind.LOSS, "mse1");
        lab.await("one node serves", () -> lab.hasAddress("mse1") != lab.hasAddress("mse2"));
        assertOneOwner();
    }

    private void assertOneOwner() {
        Observation seen = client.between(begin, System.nanoTime());
        assertTrue(seen.samples() > 0 && seen.arpClaims() > 0, seen.toString());
        assertEquals(0, seen.dualServiceMillis(), "answers");
        assertEquals(0, seen.dualArpMillis(), "ARP");
        assertEquals(0, seen.dualSampledMillis(), "the nodes themselves");
    }
}
