package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.lab.client.Client;
import org.msed.lab.client.Observation;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/** The pair as {@code ./demo up} makes it: guard available, a failover wait of 1 s. */
class PairIT {

    private static PairLab lab;

    @BeforeAll
    static void up() {
        lab = PairLab.up("pair-it", Topology.PAIR_DIRECT, PairOptions.DEFAULT);
    }

    @AfterAll
    static void down() {
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void settle() {
        lab.settle();
    }

    @Test
    void theStandbyTakesOverFromAKilledDaemonAndSaysWhy() {
        lab.inject("kill", "mse1");
        lab.awaitState("mse2", "FAILOVER_ACTIVE");
        assertTrue(lab.hasAddress("mse2"));
        assertTrue(lab.why("mse2").contains("HEARTBEAT_LOST"));
    }

    @Test
    void aToolOfAnAdministratorAttachesToTheDaemonAndReadsItsBeans() {
        String said =
                lab.shell(
                        "mse1",
                        "\"$JAVA_HOME/bin/java\" -cp "
                                + LocalJmx.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath()
                                + " "
                                + LocalJmx.class.getName()
                                + " $(cat \"$MSE_RUN/msed.pid\")"
                                + " org.msed:type=HealthMonitor NodeName"
                                + " org.msed:type=PeerConfig,peer=mse2 State");
        assertEquals("mse1\nPRIMARY_ACTIVE\n", said);
    }

    @Test
    void aDeadNodeComesBackAsTerminatedAndServesWhenOrdered() {
        lab.inject("death", "mse1");
        lab.awaitServing("mse2");
        lab.heal(FaultKind.DEATH, "mse1");
        lab.awaitState("mse1", "TERMINATED");
        lab.await(
                "the returned node is attached",
                () -> lab.says("mse2", "mse1", status -> status.ready()));
        lab.move("mse2", "failback");
        lab.awaitServing("mse1");
        lab.assertServedOnlyBy("mse1");
    }

    @Test
    void aHangingHolderLosesTheAddressBeforeTheStandbyTakesIt() {
        try (Client client = lab.client()) {
            long begin = System.nanoTime();
            lab.hang("mse1", 3);
            lab.awaitServing("mse2");
            lab.awaitState("mse1", "TERMINATED");
            assertEquals(List.of(), lab.standing(), "it has ended by itself");
            Observation seen = client.between(begin, System.nanoTime());
            assertEquals(0, seen.dualMillis());
            lab.assertServedOnlyBy("mse2");
        }
    }

    @Test
    void aPlannedMoveHasNoTwoOwnersAndLittleSilence() {
        try (Client client = lab.client()) {
            long begin = System.nanoTime();
            lab.move("mse1", "switchover");
            lab.awaitServing("mse2");
            Observation seen = client.between(begin, System.nanoTime());
            assertEquals(0, seen.dualMillis());
            assertEquals(Set.of("mse1", "mse2"), seen.datagrams().answers().keySet());
            double own = seen.datagrams().outageMillis() - seen.datagrams().pauseMillis();
            assertTrue(own < 500, "silent for " + own + " ms");
        }
    }

    @Test
    void aStoppedPrimaryIsNotTakenOver() {
        lab.inject("stop", "mse1");
        lab.awaitState("mse2", "GRACEFUL_SHUTDOWN");
        assertFalse(lab.hasAddress("mse2"));
        assertFalse(lab.hasAddress("mse1"));
    }

    @Test
    void aNodeThatShutsDownHandsOver() {
        lab.inject("shutdown", "mse1");
        lab.awaitState("mse2", "FAILOVER_ACTIVE");
        assertTrue(lab.why("mse2").contains("HANDED_OVER"));
    }

    @Test
    void theLossOfThePublicCableMovesTheServiceOverTheDirectOne() {
        lab.inject("eth0", "mse1");
        lab.awaitServing("mse2");
        assertTrue(lab.why("mse1").contains("NETWORK"));
    }

    @Test
    void theLossOfTheDirectCableMovesNothing() {
        lab.inject("eth1", "mse1");
        lab.await("the link is down", () -> lab.said("mse1", "status").contains("eth1 DOWN"));
        lab.assertServedOnlyBy("mse1");
    }

    @Test
    void aStandbyWhosePublicCardWasReplacedTakesOverAsBefore() {
        lab.anotherCard("mse2");
        lab.await(
                "mse2 hears the gateway by its new card",
                () -> lab.says("mse2", "mse1", status -> status.ready()));
        lab.inject("kill", "mse1");
        lab.awaitServing("mse2");
        String log = lab.shell("mse2", "cat \"$MSE_LOG/health-monitor.log\"");
        assertTrue(log.contains("eth0 was made again"), log);
        assertFalse(log.contains("not sent"), log);
    }

    @Test
    void theTakeoverWasRehearsedAsAWhole() {
        String log = lab.shell("mse2", "cat \"$MSE_LOG/health-monitor.log\"");
        assertTrue(log.contains("rehearsed 120 takeovers, 120 of them to the end"), log);
        assertFalse(log.contains("rehearsal of the address failed"), log);
    }

    @Test
    void anAddressThatSomebodyRemovedIsSetAgain() {
        lab.shell("mse1", "ip address del 10.10.10.11/24 dev eth0");
        lab.await("the address is back", () -> lab.hasAddress("mse1"));
        lab.assertServedOnlyBy("mse1");
    }
}
