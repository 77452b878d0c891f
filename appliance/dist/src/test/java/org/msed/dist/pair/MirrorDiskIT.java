package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

/** Disks beneath the mirror that are full or can only be read (ha-protocol 12). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MirrorDiskIT {

    private static final int SOME = 20;
    private static final long DISK_BYTES = 32 << 20;

    private PairLab lab;
    private SmallDisk disk;

    @BeforeAll
    void up() {
        PairOptions options = PairOptions.DEFAULT.withGuard("guarded").withData(true);
        lab = PairLab.up("mirror-disk-it", Topology.PAIR_DIRECT, options);
        disk = SmallDisk.give(lab, Long.toString(DISK_BYTES), "");
    }

    @AfterAll
    void down() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    @Order(1)
    void aFullDiskOfTheHolderIsTheApplicationsAffair() {
        for (String node : List.of("mse1", "mse2")) {
            long free = freeBytes(node);
            assertTrue(free > 0 && free < DISK_BYTES, node + " says " + free + " bytes are free");
        }
        disk.fill("mse1");
        Command refused = lab.run("mse1", "sh", "-c", "head -c 4M /dev/urandom >/srv/data/big");
        assertNotEquals(0, refused.exit());
        assertTrue(refused.errors().contains("No space left on device"), refused.errors());
        lab.shell("mse1", "rm /srv/data/big");
        disk.empty("mse1");
        assertTrue(lab.status("mse1", "mse1").attached());
        disk.assertEqualCopies("mse1");
    }

    @Test
    @Order(2)
    void aFullDiskOfTheStandbyLeavesTheHolderAlone() {
        disk.fill("mse2");
        lab.shell("mse1", "cd /srv/data && head -c 4M /dev/urandom >kept && sync kept");
        lab.assertServedOnlyBy("mse1");
        lab.await("mse2 does not follow", () -> !lab.status("mse2", "mse1").attached());
        disk.empty("mse2");
        lab.run("mse2", "msectl", "resume", "mse1", "--yes").orFail();
        lab.awaitAttached("mse1");
        disk.assertEqualCopies("mse1");
    }

    @Test
    @Order(3)
    void aDiskOfTheHolderThatCanOnlyBeReadMovesTheServiceWithEveryLine() {
        lab.settle();
        try (Writer writer = Writer.start(lab, "mse1", Copies.LINES, "disk")) {
            writer.awaitMore(SOME);
            disk.fail("mse1", SmallDisk.Failure.ABORT);
            lab.awaitServing("mse2");
            writer.awaitEnd();
            Copies.assertKept(lab, "mse2", writer);
        }
        lab.assertServedOnlyBy("mse2");
    }

    private long freeBytes(String node) {
        String asked = "msectl dataset list --json | jq '.datasets[0].freeBytes'";
        return Long.parseLong(lab.shell(node, asked).strip());
    }
}
