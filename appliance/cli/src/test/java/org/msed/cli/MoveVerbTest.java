package org.msed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoveVerbTest {
    private static final String TWO_PAIRS =
            """
            {"node":"mse2","pairs":[{"name":"mse1","peer":"mse1"},{"name":"mse3","peer":"mse3"}]}
            """;

    @TempDir Path root;
    private Screen screen;
    private FakeDaemon daemon;

    @BeforeEach
    void aPrimaryThatServes() throws IOException {
        screen = new Screen(root);
        daemon = new FakeDaemon(screen.places.controlSocket());
        daemon.answer(
                "status",
                """
                {"node":"mse1","pairs":[{"name":"mse1","peer":"mse2","serving":true,
                 "tokenHere":false,"lastHeartbeatAgeSeconds":12.5}]}
                """);
        for (String verb :
                new String[] {"switchover", "failback", "takeover", "pause", "resume", "rejoin"}) {
            daemon.answer(verb, "{\"task\":\"1\"}");
        }
    }

    @AfterEach
    void end() throws IOException {
        daemon.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"switchover", "failback", "rejoin"})
    void withoutATerminalAndWithoutYesItIsUsage(String verb) {
        assertEquals(2, screen.run("msectl", verb));
        assertTrue(screen.err().contains("add --yes"), screen.err());
        assertEquals(0, daemon.requests.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"switchover", "failback", "pause", "resume", "rejoin"})
    void withYesTheOrderIsGiven(String verb) {
        assertEquals(0, screen.run("msectl", verb, "--yes", "--reason", "drill"));
        assertEquals(verb, last().path("verb").path(0).asText());
        assertEquals("mse1", last().path("args").path("pair").asText());
        assertEquals("drill", last().path("args").path("reason").asText());
        assertTrue(last().path("args").path("wait").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume"})
    void pausingAsksNothing(String verb) {
        assertEquals(0, screen.run("msectl", verb));
    }

    @Test
    void atATerminalItAsksAndNamesBothNodes() {
        assertEquals(0, screen.type("yes\n").run("msectl", "switchover"));
        assertTrue(screen.err().contains("moves from mse1 to mse2"), screen.err());
    }

    @Test
    void anythingButYesDoesNothing() {
        assertEquals(5, screen.type("y\n").run("msectl", "switchover"));
        assertEquals("status", last().path("verb").path(0).asText());
    }

    @Test
    void theEndOfInputDoesNothing() {
        assertEquals(5, screen.type("").run("msectl", "failback"));
    }

    @Test
    void aTakeoverNeedsTheStatementThatThePeerIsDown() {
        assertEquals(2, screen.run("msectl", "takeover", "--yes"));
        assertTrue(screen.err().contains("--peer-is-down"), screen.err());
    }

    @Test
    void aTakeoverWantsThePairsNameTyped() {
        assertEquals(5, screen.type("yes\n").run("msectl", "takeover", "--peer-is-down"));
        assertEquals(0, screen.type("mse1\n").run("msectl", "takeover", "--peer-is-down"));
    }

    @Test
    void aTakeoverSaysWhatIsKnownOfThePeerAndTheData() {
        screen.type("mse1\n").run("msectl", "takeover", "--peer-is-down", "--accept-data-loss");
        assertTrue(screen.err().contains("Last contact: 12.5 s ago"), screen.err());
        assertTrue(screen.err().contains("may be lost"), screen.err());
        assertTrue(last().path("args").path("acceptDataLoss").asBoolean());
    }

    @Test
    void aDryRunAsksNothingAndSaysSoToTheDaemon() {
        assertEquals(0, screen.run("msectl", "switchover", "--dry-run"));
        assertTrue(last().path("args").path("dryRun").asBoolean());
    }

    @Test
    void blockersArePrintedAsSentences() {
        daemon.answer("switchover", 5, "{\"blockers\":[\"NOT_IN_SYNC\"]}", "refused");
        assertEquals(5, screen.run("msectl", "switchover", "--yes"));
        assertTrue(
                screen.err().contains("refused\nblocked: the standby is not attached"),
                screen.err());
    }

    @Test
    void progressGoesToStandardError() {
        daemon.lines(
                "switchover",
                "{\"id\":1,\"progress\":\"draining\"}\n"
                        + "{\"id\":1,\"exit\":0,\"data\":{},\"messages\":[]}\n");
        assertEquals(0, screen.run("msectl", "switchover", "--yes"));
        assertEquals("draining\n", screen.err());
        assertEquals("", screen.out());
    }

    @Test
    void whatGoesOnAfterTheLimitNamesItsTask() {
        daemon.answer("switchover", 6, "{\"task\":\"7\"}", "not finished");
        assertEquals(6, screen.run("msectl", "switchover", "--yes", "--timeout", "1"));
        assertEquals(1_000, last().path("args").path("timeoutMillis").asLong());
        assertEquals("task 7\n", screen.out());
    }

    @Test
    void withoutWaitingOnlyTheTaskIsPrinted() {
        assertEquals(0, screen.run("msectl", "switchover", "--yes", "--no-wait"));
        assertEquals(false, last().path("args").path("wait").asBoolean());
        assertEquals("task 1\n", screen.out());
    }

    @Test
    void jsonIsOneDocument() {
        assertEquals(0, screen.run("msectl", "switchover", "--yes", "--json"));
        assertEquals("{\"task\":\"1\"}\n", screen.out());
    }

    @ParameterizedTest
    @CsvSource({"mse9,7", "'',2"})
    void thePairMustBeKnownAndUnambiguous(String pair, int exit) {
        daemon.answer("status", TWO_PAIRS);
        String[] named = {"msectl", "switchover", "--yes", pair};
        String[] unnamed = {"msectl", "switchover", "--yes"};
        assertEquals(exit, screen.run(pair.isEmpty() ? unnamed : named));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--timeout=soon", "--unknown"})
    void aBadOptionIsUsage(String option) {
        assertEquals(2, screen.run("msectl", "switchover", "--yes", option));
    }

    @Test
    void aDaemonThatIsDownIsSaidSo() throws IOException {
        daemon.close();
        assertEquals(3, screen.run("msectl", "switchover", "--yes"));
        assertTrue(screen.err().contains("Health Monitor is not running"), screen.err());
    }

    @Test
    void noPermissionComesFromTheDaemon() {
        daemon.answer("takeover", 4, "{}", "takeover needs root");
        assertEquals(4, screen.run("msectl", "takeover", "--peer-is-down", "--yes"));
    }

    private JsonNode last() {
        return daemon.requests.get(daemon.requests.size() - 1);
    }
}
