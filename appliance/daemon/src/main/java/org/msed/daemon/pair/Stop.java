package org.msed.daemon.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.Order;
import org.msed.core.state.Blocker;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;

/**
 * The stop of all pairs of a node. Without force every pair is looked at before any is told, so
 * that one that would refuse does not leave the others stopped. What changes between look and order
 * may still have one refuse alone; the answer then says so, and the daemon goes on with that one.
 */
public final class Stop {

    /** A pair, as far as its stop is concerned. */
    public interface Stoppable {

        /** Its name. */
        String name();

        /** What stands against an unforced stop now; empty when nothing does. */
        Set<Blocker> stopBlockers();

        /** Whether a shutdown of the system is a planned move. */
        boolean handsOverAtShutdown();

        /** Gives an order. */
        CompletionStage<OrderResult> order(OrderRequest request, Consumer<String> progress);
    }

    private final List<? extends Stoppable> pairs;

    /**
     * @param pairs all pairs of the node
     */
    public Stop(List<? extends Stoppable> pairs) {
        this.pairs = pairs;
    }

    /** Completes when every pair has ended or one has refused. */
    public CompletionStage<OrderResult> order(
            boolean shutdown, boolean force, String actor, Consumer<String> progress) {
        for (Stoppable pair : force || pairs.size() < 2 ? List.<Stoppable>of() : pairs) {
            Set<Blocker> blockers = pair.stopBlockers();
            if (!blockers.isEmpty()) {
                return CompletableFuture.completedStage(refusal(pair, blockers));
            }
        }
        List<CompletableFuture<OrderResult>> stops = new ArrayList<>();
        for (Stoppable pair : pairs) {
            boolean handsOver = shutdown && pair.handsOverAtShutdown();
            Order order = handsOver ? Order.SHUTDOWN : Order.STOP;
            OrderRequest request = new OrderRequest(order, force, false, false, actor);
            stops.add(pair.order(request, progress).toCompletableFuture());
        }
        return CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new))
                .thenApply(ignored -> together(stops));
    }

    private static OrderResult refusal(Stoppable pair, Set<Blocker> blockers) {
        return new OrderResult(
                Outcome.REFUSED,
                List.copyOf(blockers),
                "the token of pair "
                        + pair.name()
                        + " cannot be moved to the node that stays; no pair was stopped, and force"
                        + " stops all the same");
    }

    private static OrderResult together(List<CompletableFuture<OrderResult>> stops) {
        return stops.stream()
                .map(CompletableFuture::join)
                .filter(result -> !result.done())
                .findFirst()
                .orElse(new OrderResult(Outcome.DONE, List.of(), "stopped"));
    }
}
