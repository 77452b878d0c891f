package org.msed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msed.config.Ip4;

/** Transcripts of {@code msectl dataset} and {@code msectl resync} with a daemon that answers. */
class DatasetVerbsTest {
    @TempDir Path temporary;
    private Screen screen;
    private FakeDaemon daemon;

    @BeforeEach
    void aPrimaryWithTwoDatasets() throws IOException {
        screen = new Screen(temporary.toRealPath());
        daemon = new FakeDaemon(screen.places.controlSocket());
        daemon.answer("dataset list", Screen.resource("/cli/dataset-list.json"));
        daemon.answer("status", Screen.resource("/cli/status-mirror.json"));
        for (String verb : new String[] {"resync", "dataset pause", "dataset resume"}) {
            daemon.answer(verb, "{\"task\":\"1\"}");
        }
        for (String verb : new String[] {"dataset add", "dataset remove"}) {
            daemon.answer(verb, 0, "{}", "done; on the other node too");
        }
    }

    @AfterEach
    void end() throws IOException {
        daemon.close();
    }

    @Test
    void theListForPeople() {
        assertEquals(0, screen.run("msectl", "dataset", "list"), screen.err());
        assertEquals(Screen.resource("/cli/dataset-list.txt"), screen.out());
    }

    @Test
    void theListAsJsonKeepsWhatTheDaemonSaid() throws IOException {
        assertEquals(0, screen.run("msectl", "dataset", "list", "--json"));
        byte[] expected = Screen.resource("/cli/dataset-list.json").getBytes();
        assertEquals(Json.parse(expected), Json.parse(screen.out().getBytes()));
    }

    @Test
    void withoutDatasetsTheListSaysHowToAddOne() {
        daemon.answer("dataset list", "{\"schemaVersion\":1,\"datasets\":[]}");
        assertEquals(0, screen.run("msectl", "dataset", "list"));
        assertEquals("", screen.out());
        assertEquals("no datasets; add one with: msectl dataset add NAME PATH\n", screen.err());
    }

    @Test
    void oneDatasetForPeople() {
        assertEquals(0, screen.run("msectl", "dataset", "show", "data"));
        assertEquals(Screen.resource("/cli/dataset-show.txt"), screen.out());
    }

    @Test
    void oneDatasetAsJsonNamesItsSchema() {
        assertEquals(0, screen.run("msectl", "dataset", "show", "logs", "--json"));
        assertTrue(screen.out().startsWith("{\"schemaVersion\":1,\"name\":\"logs\","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "remove"})
    void anUnknownDatasetNamesThoseThereAre(String verb) {
        String yes = verb.equals("remove") ? "--yes" : "--json";
        assertEquals(7, screen.run("msectl", "dataset", verb, "x", yes));
        assertEquals("no dataset x; there are [data, logs]\n", screen.err());
    }

    @Test
    void addingPassesEveryOptionOn() {
        int code =
                screen.run(
                        "msectl",
                        "dataset",
                        "add",
                        "logs",
                        "/srv/logs",
                        "--mode=async",
                        "--exclude=*.pid",
                        "--exclude=cache,tmp",
                        "--rate=20 MiB/s",
                        "--peer=mse2",
                        "--lag-bytes=1 MiB",
                        "--lag-time=5 s");
        assertEquals(0, code, screen.err());
        JsonNode arguments = last().path("args");
        assertEquals("logs", arguments.path("name").asText());
        assertEquals("/srv/logs", arguments.path("path").asText());
        assertEquals("async", arguments.path("mode").asText());
        assertEquals("*.pid,cache,tmp", arguments.path("exclude").asText());
        assertEquals("20 MiB/s", arguments.path("rate").asText());
        assertEquals("mse2", arguments.path("peer").asText());
        assertEquals("1 MiB", arguments.path("lag.bytes").asText());
        assertEquals("5 s", arguments.path("lag.time").asText());
        assertEquals("done; on the other node too\n", screen.err());
    }

    @Test
    void whatTheDaemonRefusesIsRefusedWithItsReason() {
        daemon.answer("dataset add", 5, "{}", "path must be a directory");
        assertEquals(5, screen.run("msectl", "dataset", "add", "x", "/srv/x"));
        assertEquals("path must be a directory\n", screen.err());
    }

    @Test
    void removingAsksFirst() {
        assertEquals(2, screen.run("msectl", "dataset", "remove", "data"));
        assertEquals(5, screen.type("no\n").run("msectl", "dataset", "remove", "data"));
        assertTrue(screen.err().contains("/srv/data is mirrored no more. The data stays"));
        assertEquals(0, screen.type("yes\n").run("msectl", "dataset", "remove", "data"));
        assertEquals("remove", last().path("verb").path(1).asText());
    }

    @Test
    void aDryRunOfRemovingRemovesNothing() {
        assertEquals(0, screen.run("msectl", "dataset", "remove", "data", "--dry-run"));
        assertEquals("list", last().path("verb").path(1).asText());
    }

    @ParameterizedTest
    @CsvSource({"'',mse1,''", "mse1,mse1,''", "logs,mse1,logs"})
    void aResyncIsOfAPairOrOfADataset(String named, String pair, String dataset) {
        String[] all = {"msectl", "resync", "--yes", "--full", "--from", "mse1"};
        String[] one = {"msectl", "resync", "--yes", "--full", "--from", "mse1", named};
        assertEquals(0, screen.run(named.isEmpty() ? all : one), screen.err());
        JsonNode arguments = last().path("args");
        assertEquals(pair, arguments.path("pair").asText());
        assertEquals(dataset, arguments.path("dataset").asText());
        assertEquals("mse1", arguments.path("from").asText());
        assertTrue(arguments.path("full").asBoolean());
        assertEquals("task 1\n", screen.out());
    }

    @Test
    void aResyncOfWhatDoesNotExistIsSaidSo() {
        assertEquals(7, screen.run("msectl", "resync", "--yes", "x"));
        assertEquals("no pair or dataset x; there are [mse1, data, logs]\n", screen.err());
    }

    @Test
    void aResyncAsksAndNamesWhatIsOverwritten() {
        assertEquals(2, screen.run("msectl", "resync"));
        assertEquals(5, screen.type("no\n").run("msectl", "resync", "logs"));
        assertTrue(
                screen.err()
                        .contains(
                                "Pair mse1: dataset logs of mse2 is overwritten where it differs"
                                        + " from that of mse1. Until the end mse2 cannot take over"),
                screen.err());
    }

    @Test
    void aResyncThatIsRefusedNamesItsBlockers() {
        daemon.answer("resync", 5, "{\"blockers\":[\"NO_DATASETS\"]}", "");
        assertEquals(5, screen.run("msectl", "resync", "--yes"));
        assertTrue(
                screen.err()
                        .contains(
                                "blocked: the pair has no datasets; add one with: msectl dataset"
                                        + " add NAME PATH"),
                screen.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume"})
    void aSynchronisationIsHeldWithoutAQuestion(String verb) {
        assertEquals(0, screen.run("msectl", "dataset", verb, "mse1"), screen.err());
        assertEquals(verb, last().path("verb").path(1).asText());
        assertEquals("mse1", last().path("args").path("pair").asText());
    }

    @Test
    void theStatusHasALineForTheMirror() {
        assertEquals(1, screen.run("msectl", "status"));
        assertEquals(Screen.resource("/cli/status-mirror.txt"), screen.out());
    }

    @Test
    void datasetsThatTheMirrorDoesNotKnowAreNotMirrored() {
        daemon.answer(
                "status",
                "{\"state\":\"DEGRADED\",\"pairs\":[{\"name\":\"mse1\","
                        + "\"replication\":{\"state\":\"NO_DATASETS\",\"datasetCount\":0},"
                        + "\"datasets\":[{\"name\":\"data\",\"stateReason\":\"why\"}]}]}");
        screen.run("msectl", "status");
        assertTrue(screen.out().contains("  data       not mirrored: why\n"), screen.out());
    }

    @Test
    void nagiosGetsTheNumbersOfTheMirror() {
        assertEquals(1, screen.run("msectl", "status", "--nagios"));
        assertTrue(
                screen.out().endsWith("'mse1_lag'=70000000B 'mse1_outofsync'=580000B\n"),
                screen.out());
    }

    @Test
    void aTakeoverStatesWhatItsModesMayLose() {
        screen.type("no\n").run("msectl", "takeover", "--peer-is-down");
        assertTrue(
                screen.err().contains("the last writes to logs (async, behind by 70.0 MB)"),
                screen.err());
    }

    @Test
    void withTheDaemonDownTheListIsTheSavedOne() throws IOException {
        daemon.close();
        aPair();
        Path data = Files.createDirectory(temporary.toRealPath().resolve("mirrored"));
        assertEquals(0, screen.run("msectl", "dataset", "add", "data", data.toString()));
        assertTrue(screen.err().contains("add it on the other node too"), screen.err());
        assertEquals(0, screen.run("msectl", "dataset", "list"), screen.err());
        assertEquals(
                "NAME  PAIR  MODE  STATE    PATH\ndata  mse1  sync  stopped  " + data + "\n",
                screen.out());
        assertTrue(screen.err().startsWith("Health Monitor is not running."), screen.err());
        assertEquals(0, screen.run("msectl", "dataset", "show", "data", "--json"));
        assertTrue(screen.out().contains("\"stateReasonCode\":11"), screen.out());
    }

    @Test
    void withTheDaemonDownADirectoryIsCheckedAllTheSame() throws IOException {
        daemon.close();
        aPair();
        assertEquals(
                5, screen.run("msectl", "dataset", "add", "own", screen.places.etc().toString()));
        assertTrue(screen.err().contains("msed's own directory"), screen.err());
        assertFalse(Files.exists(screen.places.datasetFile("own")));
        assertEquals(5, screen.run("msectl", "dataset", "add", "gone", "/no/such/directory"));
        assertTrue(screen.err().contains("mend: mkdir -p /no/such/directory"), screen.err());
    }

    @Test
    void withTheDaemonDownRemovingKeepsTheData() throws IOException {
        daemon.close();
        aPair();
        Path data = Files.createDirectory(temporary.toRealPath().resolve("mirrored"));
        Files.writeString(data.resolve("file"), "kept");
        screen.run("msectl", "dataset", "add", "data", data.toString());
        assertEquals(0, screen.run("msectl", "dataset", "remove", "data", "--yes"), screen.err());
        assertEquals("kept", Files.readString(data.resolve("file")));
        assertEquals(0, screen.run("msectl", "dataset", "list", "--json"));
        assertTrue(screen.out().contains("\"datasets\":[]"), screen.out());
    }

    @Test
    void browsingShowsWhatCanBeChosen() throws IOException {
        Path root = temporary.toRealPath();
        Files.createDirectories(root.resolve("free/inside"));
        Files.createDirectories(screen.places.etc());
        assertEquals(0, screen.run("msectl", "dataset", "browse", root.toString()), screen.err());
        assertTrue(screen.out().contains(root.resolve("free") + "  can be mirrored"), screen.out());
        assertTrue(screen.out().contains("must be neither inside of nor around"), screen.out());
        assertEquals(0, screen.run("msectl", "dataset", "browse", "--json", root + "/free"));
        assertEquals(
                "{\"schemaVersion\":1,\"path\":\""
                        + root
                        + "/free\",\"directories\":[{\"name\":\"inside\",\"path\":\""
                        + root
                        + "/free/inside\",\"choosable\":true,\"open\":true,\"obstacle\":\"\"}]}\n",
                screen.out());
    }

    @Test
    void browsingWhatIsNotThereIsRefused() {
        assertEquals(5, screen.run("msectl", "dataset", "browse", "/no/such"));
        assertTrue(screen.err().startsWith("/no is no directory"), screen.err());
    }

    @Test
    void aGroupWithoutAVerbIsUsage() {
        assertEquals(2, screen.run("msectl", "dataset"));
        assertEquals(0, screen.run("msectl", "dataset", "--help"));
        assertTrue(screen.out().contains("Example: msectl dataset add data /srv/data"));
    }

    private void aPair() throws IOException {
        Files.createDirectories(screen.places.etc());
        Files.writeString(
                screen.places.baseFile(),
                """
                node.name = mse2
                ha.role = Secondary
                hm.interface = lo
                hm.address = 10.10.10.13
                hm.netmask = 255.255.255.0
                udi = MSE-VA:V01:mse2
                """);
        Files.writeString(
                screen.places.pairFile(Ip4.parse("10.10.10.12")),
                """
                pair.id = mse1
                vip.address = 10.10.10.11
                vip.netmask = 255.255.255.0
                peer.name = mse1
                peer.role = Primary
                peer.hm.address = 10.10.10.12
                """);
    }

    private JsonNode last() {
        return daemon.requests.get(daemon.requests.size() - 1);
    }
}
