package org.msed.daemon.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.msed.core.pair.Effect;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.Order;
import org.msed.core.state.Blocker;
import org.msed.daemon.loop.Mailbox;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;

class OrdersTest {

    private final Orders orders = new Orders(new Mailbox());
    private final List<String> progress = new ArrayList<>();
    private final CompletableFuture<OrderResult> order =
            orders.give(OrderRequest.of(Order.SWITCHOVER, "test"), progress::add)
                    .toCompletableFuture();

    @Test
    void anAcceptedOrderIsProgressAndStaysOpen() {
        orders.answer(new Effect.Answer(1, Outcome.ACCEPTED, List.of(), "moving"));
        assertEquals(List.of("moving"), progress);
        assertFalse(order.isDone());
    }

    @Test
    void aRefusedOrderEndsWithItsBlockers() {
        orders.answer(
                new Effect.Answer(1, Outcome.REFUSED, List.of(Blocker.NOT_IN_SYNC), "not yet"));
        assertEquals(List.of(Blocker.NOT_IN_SYNC), order.join().blockers());
    }

    @Test
    void anAnswerToAnotherOrderEndsNothing() {
        orders.answer(new Effect.Answer(2, Outcome.DONE, List.of(), ""));
        assertFalse(order.isDone());
    }

    @Test
    void theEndOfTheMachineEndsWhatIsOpen() {
        orders.end(Outcome.FAILED, "stopped");
        assertEquals(Outcome.FAILED, order.join().outcome());
    }
}
