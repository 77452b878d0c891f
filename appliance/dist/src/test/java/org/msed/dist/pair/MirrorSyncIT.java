package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/**
 * The mirror of a pair with guard available, whose holder goes on alone: how an absent standby
 * catches up, and what becomes of copies that were changed apart.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MirrorSyncIT {

    private static final int SOME = 20;
    private static final int TAKEOVER_SECONDS = 5;
    private static final String RATE = "8 MiB/s";
    private static final String BULK = "32M";

    private PairLab lab;

    @BeforeAll
    void up() {
        // With the shortest waits a busy machine makes the gateway's answers too late for a
        // takeover.
        PairOptions options = PairOptions.DEFAULT.withData(true).withWaitMillis(2000);
        lab = PairLab.up("mirror-sync-it", Topology.PAIR_DIRECT, options);
        for (String node : List.of("mse2", "mse1")) {
            lab.initScript(node, "stop");
            lab.shell(node, "echo rate = " + RATE + " >>\"$MSE_ETC/datasets.d/data.properties\"");
            lab.shell(
                    node,
                    "for file in \"$MSE_ETC\"/advance-config-*.properties;"
                            + " do echo handover.wait = 5 s >>\"$file\"; done");
        }
        lab.initScript("mse1", "start");
        lab.initScript("mse2", "start");
        lab.settle();
    }

    @AfterAll
    void down() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    @Order(1)
    void anAbsentStandbyCatchesUpWhileTheApplicationWritesAlsoWhenInterrupted() {
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, "alone")) {
            writer.awaitMore(SOME);
            lab.inject("kill", "mse2");
            writeInBulk("bulk");
            writer.awaitMore(SOME);
            for (int i = 0; i < 2; i++) {
                lab.heal(FaultKind.KILL, "mse2");
                awaitInconsistent();
                lab.inject("kill", "mse2");
                writer.awaitMore(SOME);
            }
            lab.heal(FaultKind.KILL, "mse2");
            lab.awaitAttached("mse1");
            writer.awaitMore(SOME);
            writer.stop();
            Copies.assertKept(lab, "mse1", writer);
        }
        Copies.barrier(lab, "mse1");
        Copies.assertEqual(lab);
    }

    @Test
    @Order(2)
    void anUnfinishedCopyIsNotTakenIntoService() {
        lab.inject("kill", "mse2");
        writeInBulk("more");
        lab.heal(FaultKind.KILL, "mse2");
        awaitInconsistent();
        lab.inject("death", "mse1");
        lab.stay(TAKEOVER_SECONDS);
        assertFalse(lab.hasAddress("mse2"));
        assertEquals(true, saysOfData("mse2", "INCONSISTENT"));
        assertFalse(lab.status("mse2", "mse1").blockers().isEmpty(), "the reason");
        lab.heal(FaultKind.DEATH, "mse1");
        lab.awaitServing("mse1");
        lab.awaitAttached("mse1");
        Copies.barrier(lab, "mse1");
        Copies.assertEqual(lab);
    }

    /**
     * Shown with facts on both nodes, ended only by a choice with a word on a backup; what lost is
     * put back byte for byte, and the other is chosen.
     */
    @Test
    @Order(3)
    void copiesThatWereChangedApartWaitForAChoiceThatCanBeUndone() {
        lab.settle();
        lab.inject("partition", "mse1");
        lab.awaitServing("mse2");
        write("mse1", "first");
        write("mse2", "second");
        lab.heal(FaultKind.PARTITION, "mse1");
        awaitHeld();
        assertEquals("first\n", lab.shell("mse1", "cat /srv/data/apart"));
        assertEquals("second\n", lab.shell("mse2", "cat /srv/data/apart"));
        assertFactsOnBoth();
        assertRefusals();
        String lost = Copies.facts(lab, "mse1");

        choose("mse2", "mse2", "--backup-done", "tape-4711");
        lab.await(
                "mse1 follows mse2",
                () -> lab.says("mse2", "mse1", status -> status.serving() && status.attached()));
        assertEquals("second\n", lab.shell("mse1", "cat /srv/data/apart"));
        assertEquals(true, lab.why("mse2").contains("tape-4711"), "the statement is in an event");

        lab.run("mse1", "msectl", "dataset", "undo", "--yes").orFail();
        assertEquals(lost, Copies.facts(lab, "mse1"));
        awaitHeld();
        choose("mse1", "mse1", "--no-backup");
        lab.awaitAttached("mse1");
        assertEquals("first\n", lab.shell("mse2", "cat /srv/data/apart"));
        Copies.barrier(lab, "mse1");
        Copies.assertEqual(lab);
        lab.settle();
    }

    private void awaitHeld() {
        lab.await(
                "mse1 holds",
                () -> lab.says("mse1", "mse1", status -> status.mode().equals("HOLD")));
        assertEquals(true, saysOfData("mse1", "DIVERGED"));
    }

    private void assertFactsOnBoth() {
        for (String node : List.of("mse1", "mse2")) {
            lab.await(
                    node + " shows the facts of both",
                    () -> {
                        String said = lab.said(node, "status");
                        return said.contains("last write")
                                && said.contains("data:/apart")
                                && !said.contains("has told nothing");
                    });
        }
    }

    private void assertRefusals() {
        String choice = "choose-source";
        assertEquals(2, lab.run("mse1", "msectl", choice, "mse1", "--yes").exit());
        String[] nobody = {"msectl", choice, "mse9", "--no-backup", "--yes"};
        assertEquals(7, lab.run("mse1", nobody).exit());
        assertEquals(7, lab.run("mse2", "msectl", "dataset", "undo", "--yes").exit());
        lab.run("mse1", "msectl", choice, "mse2", "--no-backup", "--dry-run").orFail();
    }

    private void choose(String at, String source, String... statement) {
        List<String> line = new ArrayList<>(List.of("msectl", "choose-source", source, "--yes"));
        line.addAll(List.of(statement));
        lab.run(at, line.toArray(String[]::new)).orFail();
    }

    private void write(String node, String text) {
        lab.shell(node, "cd /srv/data && echo " + text + " >apart && sync apart");
    }

    private void writeInBulk(String file) {
        lab.await("mse1 is alone", () -> lab.says("mse1", "mse1", status -> !status.attached()));
        lab.shell(
                "mse1",
                "cd /srv/data && head -c " + BULK + " /dev/urandom >" + file + " && sync " + file);
    }

    private void awaitInconsistent() {
        lab.await("mse2 is brought up to date", () -> saysOfData("mse2", "INCONSISTENT"));
    }

    private boolean saysOfData(String node, String state) {
        return lab.asked(node, "dataset", "list").contains("\"state\":\"" + state + "\"");
    }
}
