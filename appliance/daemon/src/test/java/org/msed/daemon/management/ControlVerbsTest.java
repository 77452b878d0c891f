package org.msed.daemon.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msed.config.ConfigException;
import org.msed.config.ConfigProblem;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.Order;
import org.msed.core.state.Blocker;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Mode;
import org.msed.daemon.snapshot.OrderResult;

class ControlVerbsTest {
    private static final Caller ADMIN = new Caller(7, 0, "root", Caller.Role.ADMIN);
    private static final Caller OPERATOR = new Caller(8, 500, "op", Caller.Role.OPERATOR);
    private static final Caller NOBODY = new Caller(9, 501, "who", Caller.Role.NOBODY);

    private final FakeNode node = new FakeNode();
    private final List<String> progress = new ArrayList<>();
    private Reload reload = () -> List.of("nothing changed");
    private final FakeStore store = new FakeStore();

    @ParameterizedTest
    @ValueSource(strings = {"ping", "status", "serverinfo"})
    void anOperatorMayLook(String verb) throws InterruptedException {
        assertEquals(Exit.DONE, ask(OPERATOR, verb, "").exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"switchover", "failback", "pause", "resume"})
    void anOperatorMayOrderPlannedMoves(String verb) throws InterruptedException {
        assertEquals(Exit.DONE, ask(OPERATOR, verb, "\"pair\":\"mse1\"").exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"takeover", "rejoin", "stop", "reload"})
    void onlyAnAdministratorMayForceOrStop(String verb) throws InterruptedException {
        assertEquals(Exit.NO_PERMISSION, ask(OPERATOR, verb, "\"pair\":\"mse1\"").exit());
        assertEquals(Exit.DONE, ask(ADMIN, verb, "\"pair\":\"mse1\"").exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "status", "switchover", "stop"})
    void othersMayNothing(String verb) throws InterruptedException {
        assertEquals(Exit.NO_PERMISSION, ask(NOBODY, verb, "\"pair\":\"mse1\"").exit());
        assertEquals(List.of(), node.orders);
    }

    @Test
    void anUnknownVerbIsUsageAndNamesTheKnownOnes() throws InterruptedException {
        Answer answer = ask(ADMIN, "explode", "");
        assertEquals(Exit.USAGE, answer.exit());
        assertTrue(answer.messages().get(0).contains("switchover"));
    }

    @Test
    void anUnknownPairIsAnUnknownObject() throws InterruptedException {
        Answer answer = ask(ADMIN, "switchover", "\"pair\":\"mse9\"");
        assertEquals(Exit.UNKNOWN_OBJECT, answer.exit());
        assertEquals(List.of("no pair mse9; there is mse1"), answer.messages());
    }

    @Test
    void anOrderCarriesWhoAndWhy() throws InterruptedException {
        ask(ADMIN, "switchover", "\"pair\":\"mse1\",\"wait\":true,\"reason\":\"disk\\nswap\"");
        assertEquals(Order.SWITCHOVER, node.orders.get(0).order());
        assertEquals("root (uid 0, pid 7): disk swap", node.orders.get(0).actor());
        assertEquals(List.of("begun"), progress);
    }

    @ParameterizedTest
    @CsvSource({"DONE,0", "REFUSED,5", "FAILED,1"})
    void theOutcomeIsTheExitCode(Outcome outcome, int exit) throws InterruptedException {
        node.result =
                CompletableFuture.completedFuture(
                        new OrderResult(outcome, List.of(Blocker.NO_TOKEN), "text"));
        Answer answer = ask(ADMIN, "failback", "\"pair\":\"mse1\",\"wait\":true");
        assertEquals(exit, answer.exit());
        assertEquals(List.of("NO_TOKEN"), answer.data().get("blockers"));
        assertEquals(List.of("text"), answer.messages());
    }

    @Test
    void anOrderThatTakesTooLongGoesOnUnderItsTask() throws InterruptedException {
        node.result = new CompletableFuture<>();
        Answer answer =
                ask(ADMIN, "switchover", "\"pair\":\"mse1\",\"wait\":true,\"timeoutMillis\":1");
        assertEquals(Exit.STILL_RUNNING, answer.exit());
        assertEquals("1", answer.data().get("task"));
    }

    @Test
    void withoutWaitingTheTaskIsTheAnswer() throws InterruptedException {
        node.result = new CompletableFuture<>();
        Answer answer = ask(ADMIN, "switchover", "\"pair\":\"mse1\",\"wait\":false");
        assertEquals(new Answer(Exit.DONE, Map.of("task", "1"), List.of()), answer);
    }

    @Test
    void anOrderThatBreaksOffIsAFailure() throws InterruptedException {
        node.result = CompletableFuture.failedFuture(new IllegalStateException("broken"));
        Answer answer = ask(ADMIN, "switchover", "\"pair\":\"mse1\",\"wait\":true");
        assertEquals(Exit.FAILED, answer.exit());
        assertTrue(answer.messages().get(0).contains("broken"));
    }

    @Test
    void aDryRunOrdersNothing() throws InterruptedException {
        Answer answer = ask(ADMIN, "switchover", "\"pair\":\"mse1\",\"dryRun\":true");
        assertEquals(Exit.DONE, answer.exit());
        assertEquals(List.of(), node.orders);
    }

    @Test
    void aDryRunNamesWhatStandsAgainstIt() throws InterruptedException {
        node.blockers = List.of(Blocker.NOT_IN_SYNC);
        Answer answer = ask(ADMIN, "switchover", "\"pair\":\"mse1\",\"dryRun\":true");
        assertEquals(Exit.REFUSED, answer.exit());
        assertEquals(List.of("NOT_IN_SYNC"), answer.data().get("blockers"));
    }

    @ParameterizedTest
    @CsvSource({
        "SERVE,SWITCHOVER,true,''",
        "SERVE,FAILBACK,true,WRONG_MODE",
        "STANDBY,SWITCHOVER,true,''",
        "STANDBY,FAILBACK,true,''",
        "STANDBY,SWITCHOVER,false,PEER_UNREACHABLE",
        "HOLD,SWITCHOVER,true,WRONG_MODE",
        "STANDBY,TAKEOVER,true,PEER_ALIVE",
        "HOLD,TAKEOVER,false,''",
        "SERVE,TAKEOVER,false,WRONG_MODE",
        "SERVE,REJOIN,true,WRONG_MODE",
        "HOLD,REJOIN,true,''",
        "SERVE,PAUSE,true,''"
    })
    void checksFollowTheMode(Mode mode, Order order, boolean inContact, String blocker) {
        node.mode = mode;
        node.peerInContact = inContact;
        List<String> found = MoveChecks.of(node.pair(), order).stream().map(Blocker::name).toList();
        assertEquals(blocker.isEmpty() ? List.of() : List.of(blocker), found);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILOVER_ACTIVE,FAILBACK,0,true",
        "FAILOVER_ACTIVE,FAILBACK,59999,true",
        "FAILOVER_ACTIVE,FAILBACK,60000,false",
        "FAILOVER_ACTIVE,SWITCHOVER,0,false",
        "PRIMARY_ACTIVE,FAILBACK,0,false"
    })
    void aFailbackSoonAfterATakeoverWarns(
            DisplayedState state, Order order, long laterMillis, boolean warns) {
        node.state = state;
        long since = node.pair().standing().stateSinceWallMillis();
        Optional<String> warning = MoveChecks.warning(node.pair(), order, since + laterMillis);
        assertEquals(warns, warning.isPresent());
        warning.ifPresent(text -> assertTrue(text.contains("failback.dwell is 60 s"), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1"})
    void whyRefusesACountOutOfRange(String count) throws InterruptedException {
        Answer answer = ask(ADMIN, "why", "\"pair\":\"mse1\",\"count\":" + count);
        assertEquals(Exit.USAGE, answer.exit());
        assertEquals(List.of("count must be 1 to 1000, got " + count), answer.messages());
    }

    @Test
    void aStopPassesShutdownAndForceOn() throws InterruptedException {
        ask(ADMIN, "stop", "\"shutdown\":true,\"force\":true");
        assertEquals(List.of("shutdown=true force=true"), progress);
    }

    @Test
    void aReloadThatIsRefusedTellsEveryProblem() throws InterruptedException {
        ConfigProblem problem = new ConfigProblem("f", "k", "v", "a", "c");
        reload =
                () -> {
                    throw new ConfigException(List.of(problem));
                };
        Answer answer = ask(ADMIN, "reload", "");
        assertEquals(Exit.FAILED, answer.exit());
        assertEquals(List.of("f: k must be a, got v (mend: c)"), answer.messages());
    }

    private Answer ask(Caller caller, String verb, String arguments) throws InterruptedException {
        Tasks tasks = new Tasks(node);
        Documents documents = new Documents(FakeNode::config, node, tasks);
        Request request =
                Request.parse(
                        "{\"v\":1,\"id\":1,\"verb\":[\""
                                + verb
                                + "\"],\"args\":{"
                                + arguments
                                + "}}");
        return new ControlVerbs(node, tasks, documents, reload, store)
                .answer(caller, request, progress::add);
    }
}
