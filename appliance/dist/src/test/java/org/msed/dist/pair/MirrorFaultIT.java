package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.msed.core.state.ReplicationReason;
import org.msed.dist.pair.SmallDisk.Failure;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Command;
import org.msed.lab.space.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disks beneath the mirror that fail, on either node, with and without the other (ha-protocol 12,
 * rows 23, 31 to 34, 36, 38, 45 and 46), and synchronisations that are interrupted. All with {@code
 * -Pfull}, some that a seed draws otherwise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MirrorFaultIT {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorFaultIT.class);
    private static final int CASES = Integer.getInteger("msed.faults.cases", 1);
    private static final long SEED = Long.getLong("msed.faults.seed", 20260303L);
    private static final String ONLY = System.getProperty("msed.faults.only", "");
    private static final int SOME = 20;
    private static final String INCONSISTENT = "\"state\":\"INCONSISTENT\"";
    private static final String STORAGE_HERE = reason(ReplicationReason.STORAGE_HERE);
    private static final String STORAGE_PEER = reason(ReplicationReason.STORAGE_PEER);
    private static final String BULK = "24M";

    /** Expanded by the node's shell. */
    private static final String OF_PAIR = "\"$MSE_DATA/pairs/10.10.10.13\"/";

    private PairLab lab;
    private SmallDisk disk;

    private record Case(String name, Runnable body) {}

    private static String reason(ReplicationReason reason) {
        return "\"stateReasonCode\":" + reason.code() + ",";
    }

    @BeforeAll
    void up() {
        PairOptions options = PairOptions.DEFAULT.withGuard("guarded").withData(true);
        lab = PairLab.up("mirror-fault-it", Topology.PAIR_DIRECT, options);
        disk = SmallDisk.give(lab, "96M", "rate = 8 MiB/s");
    }

    @AfterAll
    void down() {
        if (lab != null) {
            lab.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> failuresEndAsTheProtocolSays() {
        List<Case> cases = new ArrayList<>();
        for (Failure failure : Failure.values()) {
            cases.add(new Case("holder " + failure, () -> movesWithEveryLine(failure)));
            if (failure != Failure.ABORT) {
                cases.add(new Case("holder alone " + failure, () -> holdsAlone(failure)));
            }
            if (failure != Failure.READ_ONLY) {
                cases.add(new Case("standby " + failure, () -> standbyLeaves(failure)));
            }
        }
        cases.add(new Case("holder's intents", this::intentsFail));
        cases.add(new Case("holder's record", this::recordFails));
        cases.add(new Case("standby while it is brought up to date", this::copyFails));
        cases.add(new Case("full copy, source killed", () -> copyGoesOn("kill", "mse1")));
        cases.add(new Case("full copy, target killed", () -> copyGoesOn("kill", "mse2")));
        cases.add(new Case("full copy, links cut", () -> copyGoesOn("partition", "mse1")));
        cases.removeIf(each -> !each.name().contains(ONLY));
        Collections.shuffle(cases, new Random(SEED));
        return cases.stream().limit(CASES).map(this::test);
    }

    private DynamicTest test(Case each) {
        return DynamicTest.dynamicTest(
                each.name(),
                () -> {
                    LOG.info("{}", each.name());
                    lab.settle();
                    each.body().run();
                });
    }

    private void movesWithEveryLine(Failure failure) {
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, failure.name())) {
            writer.awaitMore(SOME);
            failUnder(writer, failure);
            lab.awaitServing("mse2");
            writer.awaitEnd();
            Copies.assertKept(lab, "mse2", writer);
        }
        lab.assertServedOnlyBy("mse2");
        assertToldOf("mse1", "45");
        mended("mse1", failure);
        lab.awaitAttached("mse2");
        disk.assertEqualCopies("mse2");
    }

    /** A disk becomes read-only only when nobody writes, so that the first write finds it so. */
    private void failUnder(Writer writer, Failure failure) {
        if (failure == Failure.READ_ONLY) {
            writer.stop();
            disk.fail("mse1", failure);
            assertNotEquals(0, lab.run("mse1", "sh", "-c", "echo >" + Copies.LINES).exit());
        } else {
            disk.fail("mse1", failure);
        }
    }

    /** Found at the next checkpoint at the latest. */
    private void intentsFail() {
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, "intents")) {
            writer.awaitMore(SOME);
            disk.fail("mse1", Failure.WRITE, OF_PAIR + "intents");
            lab.awaitServing("mse2");
            writer.awaitEnd();
            Copies.assertKept(lab, "mse2", writer);
        }
        assertToldOf("mse1", "45");
        mended("mse1", Failure.WRITE);
        lab.awaitAttached("mse2");
        disk.assertEqualCopies("mse2");
    }

    /** Row 54, and the way back of a node that has lost its record: everything is compared. */
    private void recordFails() {
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, "record")) {
            writer.awaitMore(SOME);
            disk.fail("mse1", Failure.FLUSH, OF_PAIR + "record");
            lab.await(
                    "mse1 holds",
                    () -> {
                        // Something to be written into the record.
                        lab.said("mse1", "resume", "mse1", "--yes");
                        return lab.says("mse1", "mse1", status -> status.mode().equals("HOLD"));
                    });
            lab.awaitServing("mse2");
            writer.awaitEnd();
            Copies.assertKept(lab, "mse2", writer);
        }
        lab.assertServedOnlyBy("mse2");
        disk.mend("mse1", Failure.FLUSH);
        lab.run("mse1", "msectl", "rejoin", "mse1", "--yes").orFail();
        lab.awaitAttached("mse2");
        disk.assertEqualCopies("mse2");
    }

    private void holdsAlone(Failure failure) {
        lab.initScript("mse2", "stop");
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, failure + " alone")) {
            writer.awaitMore(SOME);
            failUnder(writer, failure);
            lab.await("mse1 holds", () -> lab.says("mse1", "mse1", s -> s.mode().equals("HOLD")));
            writer.awaitEnd();
            assertFalse(lab.hasAddress("mse1"));
            assertToldOf("mse1", "46");
            if (failure == Failure.READ_ONLY) {
                Command refused = lab.run("mse1", "msectl", "resume", "mse1", "--yes");
                assertNotEquals(0, refused.exit());
                String said = refused.output() + refused.errors();
                assertTrue(said.contains("EROFS"), said);
            }
            mended("mse1", failure);
            lab.initScript("mse2", "start");
            lab.awaitServing("mse1");
            Copies.assertKept(lab, "mse1", writer);
        }
        lab.awaitAttached("mse1");
        disk.assertEqualCopies("mse1");
    }

    private void standbyLeaves(Failure failure) {
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, "standby " + failure)) {
            writer.awaitMore(SOME);
            disk.fail("mse2", failure);
            awaitTold();
            writer.awaitMore(SOME);
            lab.assertServedOnlyBy("mse1");
            assertToldOf("mse2", "23");
            mended("mse2", failure);
            lab.awaitAttached("mse1");
            writer.awaitMore(SOME);
            writer.stop();
            Copies.assertKept(lab, "mse1", writer);
        }
        disk.assertEqualCopies("mse1");
    }

    private void copyFails() {
        lab.initScript("mse2", "stop");
        String bulk = Copies.DIRECTORY + "/bulk";
        lab.shell("mse1", "head -c " + BULK + " /dev/urandom >" + bulk + " && sync " + bulk);
        lab.initScript("mse2", "start");
        awaitCopying();
        disk.fail("mse2", Failure.WRITE, bulk);
        awaitTold();
        lab.assertServedOnlyBy("mse1");
        mended("mse2", Failure.WRITE);
        lab.awaitAttached("mse1");
        disk.assertEqualCopies("mse1");
    }

    /** The standby's files are gone and nobody knows; a copy of everything finds it. */
    private void copyGoesOn(String fault, String node) {
        String bulk = Copies.DIRECTORY + "/bulk";
        lab.shell("mse1", "head -c " + BULK + " /dev/urandom >" + bulk + " && sync " + bulk);
        lab.initScript("mse2", "stop");
        lab.shell("mse2", "rm -r " + SmallDisk.MOUNT + "/data/*");
        lab.initScript("mse2", "start");
        lab.awaitAttached("mse1");
        lab.run("mse1", "msectl", "resync", "mse1", "--full", "--no-wait", "--yes").orFail();
        awaitCopying();
        lab.inject(fault, node);
        lab.stay(1);
        lab.heal(FaultKind.of(fault), node);
        lab.awaitServing("mse1");
        lab.awaitAttached("mse1");
        disk.assertEqualCopies("mse1");
    }

    private void awaitCopying() {
        lab.await("mse2 is brought up to date", () -> saysOfData("mse2", INCONSISTENT));
    }

    /** Both nodes say that the standby's disk has failed. */
    private void awaitTold() {
        lab.await("mse2 says that its disk failed", () -> saysOfData("mse2", STORAGE_HERE));
        lab.await("mse1 says that mse2's disk failed", () -> saysOfData("mse1", STORAGE_PEER));
    }

    private boolean saysOfData(String node, String field) {
        return lab.asked(node, "dataset", "list").contains(field);
    }

    private void assertToldOf(String node, String row) {
        String why = lab.why(node);
        assertTrue(why.contains("\"row\":\"" + row + "\""), why);
    }

    private void mended(String node, Failure failure) {
        disk.mend(node, failure);
        lab.run(node, "msectl", "resume", "mse1", "--yes");
    }
}
