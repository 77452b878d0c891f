package org.msed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stop as init.d/msed gives it (ha-protocol I11). */
class DaemonVerbTest {
    /** Above the largest process number of Linux: the daemon has ended once it was told to. */
    private static final String ENDED = "--pid=999999999";

    private static final String SENTENCE = "that one may take over";

    @TempDir Path root;
    private Screen screen;
    private FakeDaemon daemon;

    @BeforeEach
    void aDaemonWhoseTokenIsOutOfReach() throws IOException {
        screen = new Screen(root);
        daemon = new FakeDaemon(screen.places.controlSocket());
        daemon.answer("ping", "{}").forced("stop");
        daemon.answer("stop", 1, "{\"blockers\":[\"NO_TOKEN\"]}", SENTENCE);
    }

    @AfterEach
    void end() throws IOException {
        daemon.close();
    }

    @Test
    void aStopThatTheDaemonAllowsIsNeverForced() {
        daemon.answer("stop", "{}");
        assertEquals(0, screen.run("msectl", "daemon", "stop", ENDED));
        assertEquals(List.of(false), forces());
    }

    @Test
    void atATerminalItSaysThatThePeerMayTakeOverAndAsks() {
        assertEquals(0, screen.type("yes\n").run("msectl", "daemon", "stop", ENDED));
        assertTrue(screen.out().contains(SENTENCE), screen.out());
        assertTrue(screen.err().contains("Stop all the same?"), screen.err());
        assertEquals(List.of(false, true), forces());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no\n", "\n", "y\n", ""})
    void anythingButYesLeavesTheDaemonAlone(String typed) {
        assertEquals(5, screen.type(typed).run("msectl", "daemon", "stop"));
        assertTrue(screen.err().contains("not stopped; mend a link"), screen.err());
        assertEquals(List.of(false), forces());
    }

    @Test
    void withoutATerminalItSaysSoAndForces() {
        assertEquals(0, screen.run("msectl", "daemon", "stop", ENDED));
        assertTrue(screen.out().contains(SENTENCE), screen.out());
        assertFalse(screen.err().contains("Stop all the same?"), screen.err());
        assertEquals(List.of(false, true), forces());
    }

    @Test
    void theShutdownOfTheSystemIsForcedAtOnce() {
        int code = screen.type("no\n").run("msectl", "daemon", "stop", "--shutdown", ENDED);
        assertEquals(0, code);
        assertEquals(List.of(true), forces());
    }

    @Test
    void anyOtherFailureIsARefusalAndNotForced() {
        daemon.answer("stop", 1, "{\"blockers\":[]}", "the stop broke off");
        assertEquals(5, screen.run("msectl", "daemon", "stop"));
        assertEquals("the stop broke off\n", screen.out());
        assertEquals(List.of(false), forces());
    }

    @Test
    void aDaemonThatBreaksOffHasNotRefused() {
        daemon.lines("stop", "{");
        assertEquals(1, screen.run("msectl", "daemon", "stop"));
    }

    private List<Boolean> forces() {
        return daemon.requests.stream()
                .filter(request -> request.path("verb").path(0).asText().equals("stop"))
                .map(request -> request.path("args").path("force").asBoolean())
                .collect(Collectors.toList());
    }
}
