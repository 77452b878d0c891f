package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Command;
import org.msed.lab.space.Topology;

/** A copy that is not what it should be is named and mended while the application writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MirrorVerifyIT {

    private static final int SOME = 20;

    private PairLab lab;

    @BeforeAll
    void up() {
        PairOptions options = PairOptions.DEFAULT.withGuard("guarded").withData(true);
        lab = PairLab.up("mirror-verify-it", Topology.PAIR_DIRECT, options);
        for (String node : List.of("mse2", "mse1")) {
            lab.shell(node, "echo canary.interval = 1 s >>\"$MSE_ETC/msed.properties\"");
        }
        SmallDisk.give(lab, "64M", "");
    }

    @AfterAll
    void down() {
        if (lab != null) {
            lab.shell("mse2", "fsfreeze -u /srv/disk 2>/dev/null || true");
            lab.close();
        }
    }

    @Test
    @Order(1)
    void aFlippedByteAndALostBatchAreNamedAndJustTheyAreRepairedWhileTheApplicationWrites() {
        lab.shell(
                "mse1",
                "cd /srv/data && head -c 4M /dev/urandom >cold && echo old >gone && sync cold gone");
        Copies.barrier(lab, "mse1");
        lab.shell("mse2", "cp -a /srv/data/gone /srv/disk/kept");
        lab.shell("mse1", "cd /srv/data && rm gone && echo new >made && sync made");
        Copies.barrier(lab, "mse1");
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, "verify")) {
            writer.awaitMore(SOME);
            Command equal = verify();
            assertEquals(0, equal.exit(), equal.errors());
            damage();
            Command found = verify();
            assertEquals(1, found.exit(), found.output());
            assertNamed(found.output());
            Command repaired = verify("--repair", "--yes", "--json");
            assertEquals(0, repaired.exit(), repaired.errors());
            assertTrue(repaired.output().contains("\"state\":\"REPAIRED\""), repaired.output());
            assertTrue(lab.why("mse1").contains("COPIES_DIFFER"), "the event");
            writer.awaitMore(SOME);
            writer.stop();
            Copies.assertKept(lab, "mse1", writer);
        }
        Copies.barrier(lab, "mse1");
        Copies.assertEqual(lab);
        lab.settle();
    }

    /** A byte that the disk lost, and writes that it took and never made. */
    private void damage() {
        lab.shell(
                "mse2",
                "cd /srv/data && t=$(stat -c %y cold) && printf '\\001' | dd of=cold bs=1 seek=70000"
                        + " conv=notrunc status=none && touch -d \"$t\" cold && rm made"
                        + " && cp -a /srv/disk/kept gone");
    }

    private Command verify(String... more) {
        String[] line = new String[more.length + 2];
        line[0] = "msectl";
        line[1] = "verify";
        System.arraycopy(more, 0, line, 2, more.length);
        if (more.length == 0) {
            line = new String[] {"msectl", "verify", "--json"};
        }
        lab.awaitAttached("mse1");
        return lab.run("mse1", line);
    }

    private static void assertNamed(String document) {
        for (String named :
                List.of(
                        "data:cold differs in bytes 65536 to 131071",
                        "data:gone is only on the standby",
                        "data:made is missing on the standby")) {
            assertTrue(document.contains(named), named + " in " + document);
        }
        assertFalse(document.contains("data:lines"), "written meanwhile: " + document);
    }

    @Test
    @Order(2)
    void whatCannotBeVerifiedIsRefused() {
        assertEquals(5, lab.run("mse2", "msectl", "verify").exit());
        assertEquals(7, lab.run("mse1", "msectl", "verify", "--dataset", "nothing").exit());
        assertEquals(2, lab.run("mse1", "msectl", "verify", "--repair").exit());
    }

    @Test
    @Order(3)
    void anApplierThatStandsStillIsNamedWithinThreeCanaries() {
        lab.shell("mse2", "fsfreeze -f /srv/disk");
        try {
            lab.shell("mse1", "echo one >>/srv/data/quiet");
            lab.await("stale", () -> saysOfData("\"state\":\"STALLED\""));
            assertTrue(lab.said("mse1", "status").contains("no canary has come through"));
        } finally {
            lab.shell("mse2", "fsfreeze -u /srv/disk");
        }
        lab.await("fresh", () -> saysOfData("\"state\":\"IN_SYNC\""));
        Copies.barrier(lab, "mse1");
        Copies.assertEqual(lab);
    }

    private boolean saysOfData(String state) {
        return lab.said("mse1", "status", "--json").contains(state);
    }
}
