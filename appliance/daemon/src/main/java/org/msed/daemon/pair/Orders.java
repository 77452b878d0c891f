package org.msed.daemon.pair;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.msed.core.pair.Effect;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;

/** Orders on their way into a pair's machine and back. Thread-safe. */
final class Orders {

    private final Inbox inbox;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();

    private record Waiting(CompletableFuture<OrderResult> result, Consumer<String> progress) {}

    Orders(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Makes the event of an order. */
    interface Maker {
        PairEvent make(Moment at, long id);
    }

    CompletionStage<OrderResult> give(OrderRequest request, Consumer<String> progress) {
        return give(
                (at, id) ->
                        new PairEvent.Command(
                                at,
                                id,
                                request.order(),
                                request.force(),
                                request.acceptDataLoss(),
                                request.acceptInconsistent(),
                                request.actor()),
                progress);
    }

    CompletionStage<OrderResult> give(Maker order, Consumer<String> progress) {
        long id = ids.incrementAndGet();
        CompletableFuture<OrderResult> result = new CompletableFuture<>();
        waiting.put(id, new Waiting(result, progress));
        inbox.post(at -> order.make(at, id));
        return result.minimalCompletionStage();
    }

    /** Passes an answer on; an accepted order stays open. */
    void answer(Effect.Answer answer) {
        if (answer.outcome() == Outcome.ACCEPTED) {
            Waiting open = waiting.get(answer.id());
            if (open != null) {
                open.progress().accept(answer.text());
            }
            return;
        }
        Waiting ended = waiting.remove(answer.id());
        if (ended != null) {
            ended.result()
                    .complete(new OrderResult(answer.outcome(), answer.blockers(), answer.text()));
        }
    }

    /** The machine ended: whatever is still open was overtaken by that. */
    void end(Outcome outcome, String text) {
        for (Long id : waiting.keySet()) {
            answer(new Effect.Answer(id, outcome, java.util.List.of(), text));
        }
    }
}
