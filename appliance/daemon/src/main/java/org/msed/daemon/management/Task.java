package org.msed.daemon.management;

import java.util.concurrent.CompletableFuture;
import org.msed.daemon.snapshot.OrderResult;

/**
 * An order that was given.
 *
 * @param id by which it is asked for later
 * @param result completes when the order has ended
 */
record Task(String id, CompletableFuture<OrderResult> result) {
    /** RUNNING, DONE, REFUSED or FAILED, with its text. */
    String describe() {
        if (!result.isDone()) {
            return "RUNNING: ";
        }
        if (result.isCompletedExceptionally()) {
            return "FAILED: the order broke off; see the log";
        }
        OrderResult ended = result.join();
        return ended.outcome() + ": " + ended.text();
    }
}
