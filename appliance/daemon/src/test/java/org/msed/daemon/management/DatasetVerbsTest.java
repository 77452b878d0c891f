package org.msed.daemon.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msed.config.ConfigKey;
import org.msed.config.ConfigProblem;
import org.msed.config.DatasetConfig;
import org.msed.config.DatasetMode;
import org.msed.core.state.Mode;
import org.msed.core.state.ReplicationReason;
import org.msed.core.state.ReplicationState;
import org.msed.daemon.snapshot.ResyncRequest;
import org.msed.daemon.snapshot.VerificationSnapshot;
import org.msed.mirror.verify.CanaryFigures;

/** Datasets over the control socket. */
class DatasetVerbsTest {
    private static final Caller ADMIN = new Caller(7, 0, "root", Caller.Role.ADMIN);
    private static final Caller OPERATOR = new Caller(8, 500, "op", Caller.Role.OPERATOR);

    private final FakeNode node = new FakeNode();
    private final FakeStore store = new FakeStore();
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void aPairInSync() {
        node.replication = Optional.of(Mirrors.inSync());
    }

    @Test
    void theListHasTheFieldsThatOutsideDriversRelyOn() throws InterruptedException {
        node.replication = Optional.of(Mirrors.syncing());
        JsonNode list = json(ask(OPERATOR, "\"dataset\",\"list\"", ""));
        assertEquals(1, list.path("schemaVersion").asInt());
        JsonNode data = list.path("datasets").path(0);
        assertEquals("data", data.path("name").asText());
        assertEquals("/srv/data", data.path("path").asText());
        assertEquals("sync", data.path("mode").asText());
        assertEquals("SYNCING", data.path("state").asText());
        assertEquals("mse1", data.path("pair").asText());
        assertEquals(50.0, data.path("percent").asDouble());
        assertEquals(4.0, data.path("remainingSeconds").asDouble());
        assertEquals(0.02, data.path("lagSeconds").asDouble());
        assertEquals(3_000, data.path("stateSince").asLong());
        assertTrue(data.has("outOfSyncBytes"), data.toString());
    }

    @Test
    void aDatasetThatWaitsForARestartIsShownAsSuch() throws InterruptedException {
        store.saved =
                List.of(
                        new DatasetConfig(
                                "logs",
                                "mse1",
                                Path.of("/srv/logs"),
                                DatasetMode.ASYNC,
                                List.of(),
                                0,
                                1,
                                1));
        JsonNode all = json(ask(OPERATOR, "\"dataset\",\"list\"", "")).path("datasets");
        assertEquals(2, all.size());
        assertEquals("logs", all.path(1).path("name").asText());
        assertEquals("STOPPED", all.path(1).path("state").asText());
        assertEquals(26, all.path(1).path("stateReasonCode").asInt());
    }

    @Test
    void theListOfDamagedFilesIsWhatRuns() throws InterruptedException {
        store.problem = new ConfigProblem("f", "k", "v", "a", "c");
        Answer answer = ask(OPERATOR, "\"dataset\",\"list\"", "");
        assertEquals(1, json(answer).path("datasets").size());
        assertEquals(List.of("f: k must be a, got v (mend: c)"), answer.messages());
    }

    @Test
    void addingPassesTheKeysOn() throws InterruptedException {
        Answer answer =
                ask(
                        ADMIN,
                        "\"dataset\",\"add\"",
                        "\"name\":\"data\",\"path\":\"/srv/data\",\"mode\":\"async\"");
        assertEquals(Exit.DONE, answer.exit());
        assertEquals(
                Map.of(ConfigKey.DATASET_PATH, "/srv/data", ConfigKey.DATASET_MODE, "async"),
                store.written.get("data"));
    }

    @Test
    void whatChecksRefuseIsRefusedWithEveryProblem() throws InterruptedException {
        store.problem = new ConfigProblem("f", "k", "v", "a", "c");
        Answer answer = ask(ADMIN, "\"dataset\",\"add\"", "\"name\":\"data\"");
        assertEquals(Exit.REFUSED, answer.exit());
        assertEquals(List.of("f: k must be a, got v (mend: c)"), answer.messages());
    }

    @Test
    void aVerificationIsOrderedAndAnsweredWithWhatItFound() throws InterruptedException {
        Answer answer =
                ask(OPERATOR, "\"verify\"", "\"pair\":\"mse1\",\"repair\":true,\"wait\":true");
        assertEquals(Exit.DONE, answer.exit());
        assertEquals(true, node.verifies.get(0).repair());
        assertEquals("NEVER", json(answer).path("verification").path("state").asText());
    }

    @Test
    void whatStandsAgainstAVerificationRefusesIt() throws InterruptedException {
        String pair = "\"pair\":\"mse1\",\"wait\":true";
        node.verification = new VerificationSnapshot(Mirrors.verifying(), CanaryFigures.NONE);
        assertEquals("[\"VERIFY_RUNNING\"]", blockers(ask(OPERATOR, "\"verify\"", pair)));
        node.mode = Mode.STANDBY;
        assertEquals("[\"NOT_SERVING\"]", blockers(ask(OPERATOR, "\"verify\"", pair)));
        node.replication = Optional.empty();
        assertEquals("[\"NO_DATASETS\"]", blockers(ask(OPERATOR, "\"verify\"", pair)));
        assertEquals(List.of(), node.verifies);
    }

    private static String blockers(Answer answer) {
        assertEquals(Exit.REFUSED, answer.exit());
        return json(answer).path("blockers").toString();
    }

    @Test
    void aDatasetThatIsNotThereIsNotVerified() throws InterruptedException {
        Answer answer = ask(OPERATOR, "\"verify\"", "\"pair\":\"mse1\",\"dataset\":\"nothing\"");
        assertEquals(Exit.UNKNOWN_OBJECT, answer.exit());
        assertEquals(List.of("pair mse1 has no dataset nothing"), answer.messages());
    }

    @Test
    void whatIsNotThereIsNotRemoved() throws InterruptedException {
        assertEquals(
                Exit.UNKNOWN_OBJECT, ask(ADMIN, "\"dataset\",\"remove\"", "\"name\":\"x\"").exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "remove"})
    void onlyAnAdministratorChangesTheConfiguration(String verb) throws InterruptedException {
        assertEquals(
                Exit.NO_PERMISSION,
                ask(OPERATOR, "\"dataset\",\"" + verb + "\"", "\"name\":\"x\"").exit());
    }

    @Test
    void aResyncCarriesWhatWasAsked() throws InterruptedException {
        Answer answer =
                ask(
                        OPERATOR,
                        "\"resync\"",
                        "\"pair\":\"mse1\",\"dataset\":\"data\",\"full\":true,\"from\":\"mse1\","
                                + "\"reason\":\"audit\",\"wait\":true");
        assertEquals(Exit.DONE, answer.exit(), answer.toString());
        assertEquals(
                List.of(new ResyncRequest("data", true, "mse1", "op (uid 500, pid 8): audit")),
                node.resyncs);
        assertEquals(List.of("comparing"), progress);
    }

    @Test
    void aResyncThatTakesLongGoesOnUnderItsTask() throws InterruptedException {
        node.result = new CompletableFuture<>();
        Answer answer =
                ask(OPERATOR, "\"resync\"", "\"pair\":\"mse1\",\"wait\":true,\"timeoutMillis\":1");
        assertEquals(Exit.STILL_RUNNING, answer.exit());
        assertEquals("1", answer.data().get("task"));
    }

    @Test
    void withoutDatasetsTheAnswerIsClear() throws InterruptedException {
        node.replication = Optional.empty();
        for (String dry : List.of("true", "false")) {
            Answer answer =
                    ask(
                            OPERATOR,
                            "\"resync\"",
                            "\"pair\":\"mse1\",\"wait\":true,\"dryRun\":" + dry);
            assertEquals(Exit.REFUSED, answer.exit());
            assertEquals(List.of("NO_DATASETS"), answer.data().get("blockers"));
        }
        assertEquals(List.of(), node.resyncs);
    }

    @Test
    void aDatasetThatThePairDoesNotHaveIsUnknown() throws InterruptedException {
        assertEquals(
                Exit.UNKNOWN_OBJECT,
                ask(OPERATOR, "\"resync\"", "\"pair\":\"mse1\",\"dataset\":\"x\"").exit());
    }

    @Test
    void aSourceThatIsNoNodeOfThePairIsUsage() throws InterruptedException {
        Answer answer = ask(OPERATOR, "\"resync\"", "\"pair\":\"mse1\",\"from\":\"mse9\"");
        assertEquals(Exit.USAGE, answer.exit());
        assertEquals(List.of("from must be mse1 or mse2, got mse9"), answer.messages());
    }

    @ParameterizedTest
    @CsvSource({
        "SERVE,mse1,true,''",
        "SERVE,'',true,''",
        "SERVE,mse2,true,NOT_THE_SOURCE",
        "STANDBY,mse2,true,''",
        "STANDBY,mse1,true,NOT_THE_SOURCE",
        "SERVE,'',false,PEER_UNREACHABLE",
        "HOLD,'',true,WRONG_MODE"
    })
    void theDataInServiceIsNeverOverwritten(
            Mode mode, String source, boolean inContact, String blocker) {
        node.mode = mode;
        node.peerInContact = inContact;
        List<String> found =
                ResyncChecks.of(node.pair(), "mse1", source).stream().map(Enum::name).toList();
        assertEquals(blocker.isEmpty() ? List.of() : List.of(blocker), found);
    }

    @Test
    void aSecondResyncAndDivergedCopiesAreRefused() {
        node.replication = Optional.of(Mirrors.syncing());
        assertEquals("[SYNC_RUNNING]", ResyncChecks.of(node.pair(), "mse1", "").toString());
        node.replication =
                Optional.of(
                        Mirrors.of(
                                ReplicationState.DIVERGED,
                                ReplicationReason.DIVERGED,
                                Optional.empty()));
        assertEquals("[DIVERGED]", ResyncChecks.of(node.pair(), "mse1", "").toString());
    }

    @ParameterizedTest
    @CsvSource({"pause,true", "resume,false"})
    void aSynchronisationIsHeldAndReleased(String verb, boolean paused)
            throws InterruptedException {
        node.syncPaused = !paused;
        Answer answer = ask(OPERATOR, "\"dataset\",\"" + verb + "\"", "\"pair\":\"mse1\"");
        assertEquals(Exit.DONE, answer.exit());
        assertEquals(paused, node.syncPaused);
    }

    @Test
    void aDryRunHoldsNothing() throws InterruptedException {
        ask(OPERATOR, "\"dataset\",\"pause\"", "\"pair\":\"mse1\",\"dryRun\":true");
        assertEquals(false, node.syncPaused);
    }

    private Answer ask(Caller caller, String verb, String arguments) throws InterruptedException {
        Tasks tasks = new Tasks(node);
        Documents documents = new Documents(FakeNode::config, node, tasks);
        Request request =
                Request.parse(
                        "{\"v\":1,\"id\":1,\"verb\":[" + verb + "],\"args\":{" + arguments + "}}");
        return new ControlVerbs(node, tasks, documents, List::of, store)
                .answer(caller, request, progress::add);
    }

    private static JsonNode json(Answer answer) {
        return new JsonMapper().valueToTree(answer.data());
    }
}
