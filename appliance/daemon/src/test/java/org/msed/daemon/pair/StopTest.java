package org.msed.daemon.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.state.Blocker;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;

class StopTest {

    private final List<String> told = new ArrayList<>();

    private final class FakePair implements Stop.Stoppable {
        private final String name;
        private final Set<Blocker> blockers;
        private final Outcome outcome;

        FakePair(String name, Set<Blocker> blockers, Outcome outcome) {
            this.name = name;
            this.blockers = blockers;
            this.outcome = outcome;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<Blocker> stopBlockers() {
            return blockers;
        }

        @Override
        public boolean handsOverAtShutdown() {
            return name.equals("mse1");
        }

        @Override
        public CompletionStage<OrderResult> order(OrderRequest request, Consumer<String> progress) {
            told.add(name + " " + request.order());
            return CompletableFuture.completedStage(new OrderResult(outcome, List.of(), name));
        }
    }

    private final FakePair ready = new FakePair("mse1", Set.of(), Outcome.DONE);
    private final FakePair deaf = new FakePair("mse3", Set.of(Blocker.NO_TOKEN), Outcome.FAILED);

    private static OrderResult stop(boolean shutdown, boolean force, FakePair... pairs) {
        return new Stop(List.of(pairs))
                .order(shutdown, force, "test", text -> {})
                .toCompletableFuture()
                .join();
    }

    @Test
    void noPairIsToldWhenOneWouldRefuse() {
        OrderResult result = stop(false, false, ready, deaf);
        assertEquals(List.of(), told);
        assertEquals(Outcome.REFUSED, result.outcome());
        assertEquals(List.of(Blocker.NO_TOKEN), result.blockers());
        assertTrue(result.text().contains("mse3"), result.text());
    }

    @Test
    void forceAsksNobody() {
        stop(false, true, ready, deaf);
        assertEquals(List.of("mse1 STOP", "mse3 STOP"), told);
    }

    @Test
    void onePairAloneTriesByItself() {
        assertEquals(Outcome.FAILED, stop(false, false, deaf).outcome());
        assertEquals(List.of("mse3 STOP"), told);
    }

    @Test
    void aShutdownHandsOverWhereThatIsSet() {
        FakePair other = new FakePair("mse3", Set.of(), Outcome.DONE);
        assertEquals(Outcome.DONE, stop(true, false, ready, other).outcome());
        assertEquals(List.of("mse1 SHUTDOWN", "mse3 STOP"), told);
    }
}
