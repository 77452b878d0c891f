package org.msed.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.platform.hosts.Await;

class ProcessSetIT {
    private static final long LIMIT_MILLIS = 5_000;

    @TempDir Path directory;
    private String name;
    private ProcessSet set;

    @BeforeEach
    void open() {
        name = "set-it-" + ProcessHandle.current().pid();
        set = ProcessSet.open(name);
    }

    @AfterEach
    void killAll() throws Exception {
        assertTrue(set.kill(LIMIT_MILLIS));
        set.close();
    }

    @Test
    void stoppedProcessEndsByItselfWithinTheGrace() throws Exception {
        RunningProcess running =
                start("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done");
        assertTrue(Await.within(LIMIT_MILLIS, () -> log().equals("up\n")));
        assertTrue(running.stop(LIMIT_MILLIS, LIMIT_MILLIS));
        assertEquals(0, running.exit().get(20, TimeUnit.SECONDS));
        assertTrue(log().contains("bye"));
    }

    @Test
    void stubbornProcessIsKilledAfterTheGraceWithItsChildren() throws Exception {
        RunningProcess running = start("trap '' TERM; sleep 600 & echo up; wait; sleep 600");
        assertTrue(Await.within(LIMIT_MILLIS, () -> log().equals("up\n")));
        assertTrue(running.isAlive());
        assertTrue(running.stop(50, LIMIT_MILLIS));
        assertEquals(128 + 9, running.exit().get(20, TimeUnit.SECONDS));
        assertEquals(List.of(), set.members());
    }

    @Test
    void setIsFoundAgainByItsName() throws Exception {
        RunningProcess running = start("sleep 600");
        ProcessSet again = ProcessSet.open(name);
        assertTrue(Await.within(LIMIT_MILLIS, () -> again.members().contains(running.pid())));
        assertTrue(again.kill(LIMIT_MILLIS));
        assertFalse(running.isAlive() && set.members().contains(running.pid()));
    }

    @Test
    void setsDoNotSeeEachOther() throws Exception {
        try (ProcessSet other = ProcessSet.open(name + "-other")) {
            RunningProcess running = start("sleep 600");
            assertTrue(other.kill(LIMIT_MILLIS));
            assertTrue(running.isAlive());
        }
    }

    @Test
    void commandInASetLeavesItsServiceRunning() throws Exception {
        String script = "sleep 600 >/dev/null 2>&1 &";
        assertTrue(ProcessRunner.run(Command.of(5_000, "sh", "-c", script), set).succeeded());
        assertEquals(1, set.members().size());
    }

    @Test
    void closedSetIsUsableAgain() throws Exception {
        set.close();
        assertTrue(ProcessRunner.run(Command.of(5_000, "true"), set).succeeded());
    }

    @Test
    void nameWithASlashIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ProcessSet.open("../x"));
    }

    private RunningProcess start(String script) throws Exception {
        Path log = directory.resolve("log");
        return RunningProcess.start(Command.of(1, "sh", "-c", script), set, log);
    }

    private String log() throws Exception {
        Path log = directory.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
