package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.space.Topology;

/**
 * The database of a pair: rows that a client was acknowledged through the virtual address are there
 * wherever the pair serves, and no process of a database runs anywhere else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseIT {
    private static final int SOME = 30;

    /** Left out of the gate's sample; all of them with -Pfull. */
    private static final String FULL = "full";

    /** Processes that bear the mark of a database, whatever they became. */
    private static final String DATABASES =
            "grep -lz '^MSED_PROCESS_SET=mseos3' /proc/[0-9]*/environ 2>/dev/null"
                    + " | grep -v self | wc -l";

    /** Processes in groups of the kernel that a database of this node was put into. */
    private static final String GROUPED =
            "n=$(readlink /proc/self/ns/pid | tr -dc 0-9);"
                    + " find /sys/fs/cgroup -type d -name \"msed-$n-mseos3*\""
                    + " -exec cat '{}/cgroup.procs' ';' 2>/dev/null | wc -l";

    private PairLab lab;
    private Inserter inserter;

    @BeforeAll
    void up() {
        PairOptions options = PairOptions.DEFAULT.withGuard("guarded").withDatabase(true);
        lab = PairLab.up("database-it", Topology.PAIR_DIRECT, options);
        inserter = Inserter.start(lab);
    }

    @AfterAll
    void down() {
        if (inserter != null) {
            inserter.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void settle() {
        lab.settle();
        inserter.awaitMore(SOME);
    }

    @Test
    void aDeadNodeTakesNoAcknowledgedRowAlong() {
        movesWithEveryRow("death", FaultKind.DEATH);
    }

    @Test
    @Tag(FULL)
    void aKilledDaemonTakesNoAcknowledgedRowAlong() {
        movesWithEveryRow("kill", FaultKind.KILL);
    }

    @Test
    @Tag(FULL)
    void aCutOffHolderAcknowledgesNoRow() {
        movesWithEveryRow("partition", FaultKind.PARTITION);
    }

    private void movesWithEveryRow(String fault, FaultKind kind) {
        lab.inject(fault, "mse1");
        lab.awaitServing("mse2");
        assertKept();
        lab.heal(kind, "mse1");
        lab.await("the standby follows", () -> attached("mse2"));
        assertRunsOnlyOn("mse2");
    }

    @Test
    void aPlannedMoveTakesEveryRowAlong() {
        lab.move("mse1", "switchover");
        lab.awaitServing("mse2");
        assertKept();
        assertRunsOnlyOn("mse2");
        assertPrinted("mse1", "mseos3s", "1624");
        assertPrinted("mse2", "mseos3", "1524");
    }

    @Test
    @Tag(FULL)
    void aKilledDatabaseIsStartedAgainInPlace() {
        lab.shell("mse1", "kill -9 $(pgrep -f '[o]rg.msed.instance.Main')");
        inserter.awaitMore(SOME);
        assertKept();
        assertRunsOnlyOn("mse1");
    }

    @Test
    @Tag(FULL)
    void aKilledDaemonsDatabaseIsEndedByTheNextDaemon() {
        lab.shell("mse1", "kill -9 $(cat $MSE_RUN/msed.pid)");
        lab.awaitServing("mse2");
        assertEquals(1, databases("mse1"), "what the dead daemon left");
        lab.heal(FaultKind.KILL, "mse1");
        lab.initScript("mse1", "start");
        lab.await("the standby follows", () -> attached("mse2"));
        assertRunsOnlyOn("mse2");
        assertKept();
    }

    @Test
    @Tag(FULL)
    void aStoppedDaemonLeavesNoDatabase() {
        lab.initScript("mse1", "stop");
        assertEquals(0, databases("mse1"));
        assertEquals(0, grouped("mse1"));
        lab.initScript("mse1", "start");
        lab.awaitServing("mse1");
        assertKept();
    }

    @Test
    @Tag(FULL)
    void aDatabaseThatDoesNotStartComesBackToWhereItRan() {
        lab.shell("mse2", "cd $MSE_DATA/instances && mv mseop3s.run kept && touch mseop3s.run");
        try {
            lab.run("mse1", "msectl", "switchover", "mse1", "--yes", "--no-wait");
            lab.await("mse2 serves without it", () -> lab.why("mse2").contains("\"27a\""));
            lab.awaitServing("mse1");
            inserter.awaitMore(SOME);
            assertKept();
        } finally {
            lab.shell("mse2", "cd $MSE_DATA/instances && rm mseop3s.run && mv kept mseop3s.run");
            lab.said("mse2", "resume", "mse1", "--yes");
        }
    }

    @Test
    @Tag(FULL)
    void aDatabaseRunsAsUserMsedWhereThereIsOne() {
        lab.initScript("mse2", "stop");
        lab.shell(
                "mse2",
                "cp /etc/passwd /run/passwd && echo msed:x:4990:65534::/:/bin/false >>/run/passwd"
                        + " && mount --bind /run/passwd /etc/passwd");
        try {
            lab.initScript("mse2", "start");
            lab.await("the standby follows", () -> attached("mse1"));
            lab.move("mse1", "switchover");
            lab.awaitServing("mse2");
            String pid = "$(pgrep -f '[o]rg.msed.instance.Main')";
            assertEquals("4990 65534", lab.shell("mse2", "stat -c '%u %g' /proc/" + pid).strip());
            assertKept();
            // Back where there is no such user: root may do everything.
            lab.settle();
            assertKept();
        } finally {
            lab.shell("mse2", "umount /etc/passwd");
        }
    }

    private boolean attached(String holder) {
        return lab.says(holder, "mse1", status -> status.serving() && status.attached());
    }

    private void assertKept() {
        inserter.awaitMore(1);
        List<String> acknowledged = inserter.acknowledged();
        Set<String> there = new HashSet<>(inserter.rows());
        List<String> lost = acknowledged.stream().filter(row -> !there.contains(row)).toList();
        assertEquals(List.of(), lost, "acknowledged and not there");
        assertTrue(acknowledged.size() >= SOME);
    }

    private void assertRunsOnlyOn(String node) {
        String other = node.equals("mse1") ? "mse2" : "mse1";
        assertEquals(1, databases(node), "databases on " + node);
        assertEquals(0, databases(other), "databases on " + other);
        assertEquals(0, grouped(other), "processes in groups of " + other);
    }

    private int databases(String node) {
        return Integer.parseInt(lab.shell(node, DATABASES).strip());
    }

    private int grouped(String node) {
        return Integer.parseInt(lab.shell(node, GROUPED).strip());
    }

    private void assertPrinted(String node, String name, String port) {
        String info = lab.shell(node, "gethainfo");
        assertTrue(info.contains("\nInstance database name: " + name + "\n"), info);
        assertTrue(info.contains("\nInstance database port: " + port + "\n"), info);
        assertTrue(info.contains("\nDataguard configuration name: dg_mse3\n"), info);
        assertTrue(info.contains("\nPrimary database alias: mseop3s\n"), info);
    }
}
