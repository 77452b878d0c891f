package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/**
 * The mirror of a pair with guard guarded: what was acknowledged is on the node that serves
 * afterwards, and both copies are equal when both nodes are back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MirrorIT {

    private static final int SOME = 20;
    private static final int HANG_SECONDS = 30;
    private static final int TREES = 5;

    private PairLab lab;

    @BeforeAll
    void up() {
        PairOptions options = PairOptions.DEFAULT.withGuard("guarded").withData(true);
        lab = PairLab.up("mirror-it", Topology.PAIR_DIRECT, options);
    }

    @AfterAll
    void down() {
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void settle() {
        lab.settle();
    }

    @Test
    void aKilledDaemonTakesNoAcknowledgedLineAlong() {
        movesWithEveryLine("kill", null, FaultKind.KILL);
    }

    @Test
    void aDeadNodeTakesNoAcknowledgedLineAlong() {
        movesWithEveryLine("death", null, FaultKind.DEATH);
    }

    @Test
    void aCutOffHolderAcknowledgesNothing() {
        movesWithEveryLine("partition", null, FaultKind.PARTITION);
    }

    @Test
    void aHolderThatWakesUpAcknowledgesNothing() {
        movesWithEveryLine("hang", Integer.toString(HANG_SECONDS), FaultKind.HANG);
    }

    private void movesWithEveryLine(String fault, String argument, FaultKind kind) {
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, fault)) {
            writer.awaitMore(SOME);
            lab.awaitActive();
            lab.inject(fault, "mse1", argument);
            lab.awaitServing("mse2");
            lab.heal(kind, "mse1");
            writer.awaitEnd();
            Copies.assertKept(lab, "mse2", writer);
        }
        awaitEqual("mse2");
    }

    @Test
    void aPlannedMoveAndTheWayBackLoseNothing() {
        try (Writer there = Writer.start(lab, "mse1", Copies.LINES, "switchover")) {
            there.awaitMore(SOME);
            lab.move("mse1", "switchover");
            there.awaitEnd();
            Copies.assertKept(lab, "mse2", there);
        }
        awaitEqual("mse2");
        try (Writer back = Writer.start(lab, "mse2", Copies.LINES, "failback")) {
            back.awaitMore(SOME);
            lab.move("mse2", "failback");
            back.awaitEnd();
            Copies.assertKept(lab, "mse1", back);
        }
        awaitEqual("mse1");
    }

    @Test
    void aDeadStandbyStopsAcknowledgementsUntilItIsBack() {
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, "alone")) {
            writer.awaitMore(SOME);
            lab.inject("death", "mse2");
            lab.await("mse1 stops", () -> !lab.hasAddress("mse1"));
            writer.awaitEnd();
            lab.heal(FaultKind.DEATH, "mse2");
            lab.awaitServing("mse1");
            Copies.assertKept(lab, "mse1", writer);
        }
        awaitEqual("mse1");
    }

    @Test
    void aTreeOfOddThingsIsTheSameOnBothNodes() {
        String tree = streamedTree();
        awaitEqual("mse1");
        assertEquals("other\n", lab.shell("mse1", "cat " + tree + "/open"));
    }

    /**
     * A synchronisation does not keep space that was only reserved, and a machine that stands still
     * for a moment makes one: a tree counts when nothing happened to the pair meanwhile.
     */
    private String streamedTree() {
        for (int i = 0; i < TREES; i++) {
            String tree = Copies.DIRECTORY + "/odd";
            String before = lab.why("mse1");
            lab.script("mse1", Copies.script("odd-tree"), tree).orFail();
            if (lab.why("mse1").equals(before)) {
                return tree;
            }
            lab.shell("mse1", "rm -r " + tree);
            lab.settle();
        }
        throw new AssertionError("the stream never lasted for one tree");
    }

    @Test
    void theOpeningOfTheDataWasRehearsedAndNothingIsLeftOfIt() {
        for (String node : List.of("mse1", "mse2")) {
            lab.await("rehearsed", () -> log(node).contains("rehearsed the opening of the data"));
            assertFalse(log(node).contains("rehearsal of the data failed"), log(node));
            String mounts = lab.shell(node, "cat /proc/mounts; ls -A \"$MSE_RUN\"");
            assertFalse(mounts.contains("rehearsal"), mounts);
        }
    }

    private String log(String node) {
        return lab.shell(node, "cat \"$MSE_LOG/health-monitor.log\"");
    }

    private void awaitEqual(String holder) {
        lab.awaitAttached(holder);
        Copies.barrier(lab, holder);
        Copies.assertEqual(lab);
    }
}
