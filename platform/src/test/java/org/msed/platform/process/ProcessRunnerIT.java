package org.msed.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.platform.hosts.Await;
import org.msed.platform.process.CommandResult.Ending;

class ProcessRunnerIT {
    private static final long LIMIT_MILLIS = 20_000;

    @TempDir Path directory;

    @Test
    void exitCodeAndBothOutputsComeBackApart() throws Exception {
        CommandResult result = sh("echo out; echo err >&2; exit 3");
        assertEquals(Ending.EXITED, result.ending());
        assertEquals(3, result.exitCode());
        assertEquals("out\n", result.output());
        assertEquals("err\n", result.errors());
        assertFalse(result.succeeded() || result.outputTruncated() || result.errorsTruncated());
    }

    @Test
    void argumentsReachTheProgramUnchanged() throws Exception {
        String odd = "a b $HOME `id` \"'\\ *";
        assertEquals(
                odd, ProcessRunner.run(Command.of(LIMIT_MILLIS, "printf", "%s", odd)).output());
    }

    @Test
    void environmentAndDirectoryAreThoseOfTheCommand() throws Exception {
        Command command =
                new Command(
                        List.of("sh", "-c", "echo \"$COLOUR\"; pwd"),
                        Map.of("COLOUR", "blue"),
                        directory,
                        LIMIT_MILLIS,
                        1000);
        String expected = "blue\n" + directory.toRealPath() + "\n";
        assertEquals(expected, ProcessRunner.run(command).output());
    }

    @Test
    void standardInputIsAtItsEnd() throws Exception {
        assertTrue(sh("cat").succeeded());
    }

    @Test
    void outputBeyondTheCapIsReadAndForgotten() throws Exception {
        Command command =
                new Command(
                        List.of("sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x; exit 0"),
                        Map.of(),
                        null,
                        LIMIT_MILLIS,
                        10);
        CommandResult result = ProcessRunner.run(command);
        assertTrue(result.succeeded());
        assertEquals("xxxxxxxxxx", result.output());
        assertTrue(result.outputTruncated());
    }

    @Test
    void deathBySignalIsAnExitCodeAbove128() throws Exception {
        assertEquals(128 + 15, sh("kill -TERM $$").exitCode());
    }

    @Test
    void timeLimitKillsTheGrandchildToo() throws Exception {
        Path pid = directory.resolve("pid");
        CommandResult result =
                ProcessRunner.run(
                        Command.of(
                                500,
                                "sh",
                                "-c",
                                "setsid sh -c 'echo $$ > "
                                        + pid
                                        + "; exec sleep 600' & sleep 600"));
        assertEquals(Ending.TIMED_OUT, result.ending());
        assertEquals(-1, result.exitCode());
        assertTrue(result.durationMillis() >= 500);
        assertTrue(isGone(pid));
    }

    @Test
    void timeLimitKillsAMarkedGrandchildWhereThereIsNoControlGroup() throws Exception {
        Path pid = directory.resolve("pid");
        try (ProcessSet set = ProcessSet.openMarked("it-" + ProcessHandle.current().pid())) {
            assertFalse(set.isControlGroup());
            String script = "setsid sh -c 'echo $$ > " + pid + "; exec sleep 600' & sleep 600";
            CommandResult result = ProcessRunner.run(Command.of(500, "sh", "-c", script), set);
            assertEquals(Ending.TIMED_OUT, result.ending());
            assertTrue(isGone(pid));
        }
    }

    @Test
    void whatACommandLeavesBehindIsKilledAtItsEnd() throws Exception {
        Path pid = directory.resolve("pid");
        assertTrue(sh("sleep 600 & echo $! > " + pid).succeeded());
        assertTrue(isGone(pid));
    }

    @Test
    void interruptKillsTheCommandAndStaysSet() throws Exception {
        Path pid = directory.resolve("pid");
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        Thread caller =
                new Thread(
                        () -> {
                            try {
                                ending.complete(sh("echo $$ > " + pid + "; sleep 600").ending());
                            } catch (IOException e) {
                                ending.completeExceptionally(e);
                            }
                            interrupted.complete(Thread.currentThread().isInterrupted());
                        });
        caller.start();
        assertTrue(Await.within(LIMIT_MILLIS, () -> hasPid(pid)));
        caller.interrupt();
        assertEquals(Ending.KILLED, ending.get(20, TimeUnit.SECONDS));
        assertTrue(interrupted.get(20, TimeUnit.SECONDS));
        assertTrue(isGone(pid));
    }

    @Test
    void missingProgramIsNamed() {
        IOException failed =
                assertThrows(
                        IOException.class,
                        () -> ProcessRunner.run(Command.of(LIMIT_MILLIS, "no-such-program")));
        assertTrue(failed.getMessage().contains("no-such-program"), failed.getMessage());
    }

    @Test
    void programThatMayNotRunIsNamedWithTheMendingCommand() throws Exception {
        Path file = Files.writeString(directory.resolve("script"), "#!/bin/sh\n");
        AccessDeniedException failed =
                assertThrows(
                        AccessDeniedException.class,
                        () -> ProcessRunner.run(Command.of(LIMIT_MILLIS, file.toString())));
        assertTrue(failed.getReason().contains("chmod +x " + file), failed.getReason());
    }

    @Test
    void missingWorkingDirectoryIsAnError() {
        Command command =
                new Command(
                        List.of("true"), Map.of(), directory.resolve("none"), LIMIT_MILLIS, 1000);
        assertThrows(IOException.class, () -> ProcessRunner.run(command));
    }

    @Test
    void missingProgramWithAPathIsAnError() {
        assertThrows(
                NoSuchFileException.class,
                () -> ProcessRunner.run(Command.of(LIMIT_MILLIS, directory + "/none")));
    }

    private CommandResult sh(String script) throws IOException {
        return ProcessRunner.run(Command.of(LIMIT_MILLIS, "sh", "-c", script));
    }

    private static boolean hasPid(Path file) throws IOException {
        return Files.exists(file) && Files.readString(file).endsWith("\n");
    }

    /** A zombie that nobody has waited for yet is gone as far as it can be. */
    private static boolean isGone(Path file) throws Exception {
        long pid = Long.parseLong(Files.readString(file).strip());
        return Await.within(
                2_000,
                () -> {
                    Path stat = Path.of("/proc/" + pid + "/stat");
                    return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
                });
    }
}
