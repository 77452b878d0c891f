package org.msed.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real init script around a daemon and a control command that are a few lines of shell. */
class InitScriptTest {
    /** Ignores its arguments, but shows the class that the script looks for in the process list. */
    private static final String DAEMON =
            "#!/bin/sh\nrm -f \"$MSE_RUN/up\"\nexec sh -c 'trap \"exit 0\" TERM; >\"$MSE_RUN/up\";"
                    + " while :; do sleep 0.05; done' org.msed.daemon.Main\n";

    private static final String CONTROL =
            """
            #!/bin/sh
            echo "$*" >>"$MSE_LOG/asked"
            read -r pid <"$MSE_RUN/msed.pid"
            case $2 in
                await)
                    until [ -e "$MSE_RUN/up" ]; do sleep 0.02; done
                    echo "Starting Health Monitor, Waiting to check the status."
                    echo "Health Monitor successfully started" ;;
                stop) echo "the token is with the peer"; kill -TERM "$pid"; rm -f "$MSE_RUN/up"
                    while kill -0 "$pid" 2>/dev/null &&
                            ! grep -qs '^State:.[ZX]' "/proc/$pid/status"; do sleep 0.02; done ;;
                reload) echo "nothing changed" ;;
            esac
            """;

    @TempDir Path root;
    private final Map<String, String> environment = new TreeMap<>();
    private Path script = Path.of("../../init.d/msed");
    private String printed = "";

    @BeforeEach
    void anInstalledAndConfiguredNode() throws IOException {
        for (String place : new String[] {"HOME", "ETC", "DATA", "LOG", "RUN"}) {
            Path directory = Files.createDirectories(root.resolve(place));
            environment.put("MSE_" + place, directory.toString());
        }
        program("msed", DAEMON);
        program("msectl", CONTROL);
        Files.writeString(root.resolve("ETC/base-ha-config.properties"), "");
    }

    @AfterEach
    void endTheDaemon() throws IOException {
        program("msectl", CONTROL);
        script("stop");
    }

    @Test
    void aStartPrintsTheReferencesSteps() throws IOException {
        assertEquals(0, script("start"), printed);
        assertEquals(
                """
                Starting MSE Platform

                Starting Health Monitor, Waiting to check the status.
                Health Monitor successfully started

                """,
                printed);
    }

    @Test
    void aStopPrintsWhatTheDaemonSaid() throws IOException {
        script("start");
        assertEquals(0, script("stop"));
        assertEquals("Stopping MSE Platform\nthe token is with the peer\n", printed);
        assertFalse(Files.exists(root.resolve("RUN/msed.pid")));
    }

    @Test
    void whatRunsIsNotStartedAgain() throws IOException {
        script("start");
        String pid = Files.readString(root.resolve("RUN/msed.pid"));
        assertEquals(0, script("start"));
        assertEquals(pid, Files.readString(root.resolve("RUN/msed.pid")));
    }

    @Test
    void theStopOfWhatIsStoppedIsDone() throws IOException {
        assertEquals(0, script("stop"));
    }

    @Test
    void statusKnowsRunningFromStopped() throws IOException {
        assertEquals(3, script("status"));
        assertEquals("STATUS:\nHealth Monitor is not running\n", printed);
        script("start");
        assertEquals(0, script("status"));
        assertEquals("STATUS:\nHealth Monitor is running\n", printed);
    }

    @Test
    void statusKnowsADaemonThatDied() throws IOException {
        script("start");
        kill();
        assertEquals(1, script("status"));
    }

    @Test
    void statusKnowsALockThatWasLeft() throws IOException {
        Files.createFile(root.resolve("RUN/msed.lock"));
        assertEquals(2, script("status"));
    }

    @Test
    void aPidThatBelongsToAnotherProcessIsNotOurs() throws IOException {
        long other = ProcessHandle.current().pid();
        Files.writeString(root.resolve("RUN/msed.pid"), other + "\n");
        assertEquals(1, script("status"));
    }

    @Test
    void theDaemonOfAnotherNodeIsNotOurs() throws IOException {
        script("start");
        Path run = Files.createDirectories(root.resolve("RUN2"));
        Files.copy(root.resolve("RUN/msed.pid"), run.resolve("msed.pid"));
        String own = environment.put("MSE_RUN", run.toString());
        assertEquals(1, script("status"));
        environment.put("MSE_RUN", own);
    }

    @Test
    void aStartAfterADeathClearsWhatWasLeft() throws IOException {
        script("start");
        kill();
        assertEquals(0, script("start"), printed);
        assertEquals(0, script("status"));
    }

    @ParameterizedTest
    @CsvSource({"0,true", "6,true", "3,false", "'',false"})
    void onlyTheRunlevelsOfAShutdownMakeTheStopOne(String runlevel, boolean shutdown)
            throws IOException {
        script("start");
        environment.put("RUNLEVEL", runlevel);
        assertEquals(0, script("stop"));
        String asked = Files.readString(root.resolve("LOG/asked"));
        assertEquals(shutdown, asked.contains("--shutdown"), asked);
    }

    @Test
    void aDaemonThatDoesNotAnswerIsEnded() throws IOException {
        script("start");
        program("msectl", "#!/bin/sh\nexit 1\n");
        assertEquals(0, script("stop"));
        assertTrue(printed.contains("does not answer"), printed);
        assertEquals(3, script("status"));
    }

    @Test
    void aDaemonThatRefusesToStopIsLeftAlone() throws IOException {
        script("start");
        program("msectl", "#!/bin/sh\n[ \"$2\" != stop ] || exit 5\n");
        assertEquals(1, script("stop"));
        assertTrue(printed.contains("was not stopped"), printed);
        assertFalse(printed.contains("it is ended"), printed);
        assertEquals(0, script("status"));
    }

    @Test
    void aDaemonThatIsBusyWithItsStopIsNotKilled() throws IOException {
        program("msed", DAEMON.replace("exit 0", "sleep 3; >\\\"$MSE_RUN/orderly\\\"; exit 0"));
        script("start");
        program("msectl", "#!/bin/sh\n[ \"$2\" = ping ] || exit 6\n");
        impatient();
        assertEquals(0, script("stop"));
        assertTrue(printed.contains("not stopped in time"), printed);
        assertTrue(Files.exists(root.resolve("RUN/orderly")), printed);
    }

    @Test
    void aRestartIsAnotherProcess() throws IOException {
        script("start");
        String pid = Files.readString(root.resolve("RUN/msed.pid"));
        assertEquals(0, script("restart"));
        assertFalse(pid.equals(Files.readString(root.resolve("RUN/msed.pid"))));
    }

    @Test
    void aTryRestartStartsNothing() throws IOException {
        assertEquals(0, script("try-restart"));
        assertEquals(3, script("status"));
    }

    @ParameterizedTest
    @CsvSource({"reload", "force-reload"})
    void aReloadAsksTheDaemon(String action) throws IOException {
        assertEquals(1, script(action));
        script("start");
        assertEquals(0, script(action));
        assertEquals("nothing changed\n", printed);
    }

    @ParameterizedTest
    @CsvSource({"explode", "''"})
    void anythingElseIsUsage(String action) throws IOException {
        assertEquals(2, script(action));
    }

    @Test
    void withoutTheProgramItIsNotInstalled() throws IOException {
        Files.delete(root.resolve("HOME/bin/msed"));
        assertEquals(5, script("start"));
    }

    @Test
    void withoutSetupItIsNotConfigured() throws IOException {
        Files.delete(root.resolve("ETC/base-ha-config.properties"));
        assertEquals(6, script("start"));
        assertTrue(printed.contains("setup.sh"), printed);
    }

    @Test
    void aConfigurationThatTheDaemonRefusesIsNotConfiguredAndShown() throws IOException {
        program("msed", "#!/bin/sh\necho 'guard must be absent' >&2\nexit 6\n");
        program("msectl", "#!/bin/sh\nsleep 0.2\nexit 3\n");
        assertEquals(6, script("start"));
        assertTrue(printed.contains("guard must be absent"), printed);
        assertEquals(3, script("status"));
    }

    @Test
    void aDaemonThatEndsAtOnceIsAFailedStart() throws IOException {
        program("msed", "#!/bin/sh\nexit 70\n");
        program("msectl", "#!/bin/sh\nsleep 0.2\nexit 3\n");
        assertEquals(1, script("start"));
    }

    private void program(String name, String text) throws IOException {
        Path file = root.resolve("HOME/bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The script with a second instead of the time it gives a daemon that does not answer. */
    private void impatient() throws IOException {
        String text = Files.readString(script).replace("term_seconds=20", "term_seconds=1");
        script = Files.writeString(root.resolve("impatient"), text);
    }

    private void kill() throws IOException {
        long pid = Long.parseLong(Files.readString(root.resolve("RUN/msed.pid")).strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Path status = Path.of("/proc/" + pid + "/status");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!ended(status)) {
            assertTrue(System.nanoTime() < end, "process " + pid + " does not end");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        Files.deleteIfExists(root.resolve("RUN/up"));
    }

    /** Whoever reaps orphans here does it at its own pace: a zombie has ended. */
    private static boolean ended(Path status) {
        try {
            return Files.readString(status).contains("\nState:\tZ");
        } catch (IOException reaped) {
            return true;
        }
    }

    private int script(String action) throws IOException {
        Path out = root.resolve("printed");
        ProcessBuilder program =
                new ProcessBuilder("sh", script.toString(), action)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        program.environment().putAll(environment);
        try {
            int code = program.start().waitFor();
            printed = Files.readString(out, StandardCharsets.UTF_8);
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
