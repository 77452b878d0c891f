package org.msed.daemon.snapshot;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** All that management may ask of the running node. Any thread may call. */
public interface Commands {

    /** The node now. Never blocks. */
    NodeSnapshot snapshot();

    /**
     * Gives an order to a pair. Does not block.
     *
     * @param pairName the pair
     * @param request the order
     * @param progress called with a sentence at each step, on a thread of the daemon that must not
     *     be held up
     * @return completes with what became of it, on a thread of the daemon. How long to wait is the
     *     caller's choice; an order that nobody waits for goes on
     * @throws NoSuchElementException when there is no such pair; the message names those there are
     */
    CompletionStage<OrderResult> order(
            String pairName, OrderRequest request, Consumer<String> progress);

    /**
     * The newest events of a pair, oldest first, read from its event file. Blocks on that file.
     *
     * @param pairName the pair
     * @param limit at most this many, 1 or more
     * @throws NoSuchElementException when there is no such pair
     */
    List<EventLine> events(String pairName, int limit);

    /**
     * Stops all pairs and then the process (design D22). The stage completes just before the
     * process ends, or with what stands against it while the process goes on.
     *
     * @param shutdown whether the system goes down; hands over first where configured
     * @param force goes on although a token could not be fetched back
     * @param actor who ordered it
     * @param progress as in {@link #order}
     */
    CompletionStage<OrderResult> stop(
            boolean shutdown, boolean force, String actor, Consumer<String> progress);
}
