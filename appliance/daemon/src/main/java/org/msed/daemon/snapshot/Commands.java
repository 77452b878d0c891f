package org.msed.daemon.snapshot;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.msed.core.state.Blocker;

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
     * Orders the two copies of a pair to be brought together. Does not block.
     *
     * @param pairName the pair
     * @param request the order
     * @param progress as in {@link #order}
     * @return as in {@link #order}; REFUSED with NO_DATASETS when the pair has none
     * @throws NoSuchElementException when there is no such pair
     */
    CompletionStage<OrderResult> resync(
            String pairName, ResyncRequest request, Consumer<String> progress);

    /**
     * Chooses which of two parted copies of a pair is kept. Does not block.
     *
     * @param pairName the pair
     * @param request the choice
     * @param progress as in {@link #order}
     * @throws NoSuchElementException when there is no such pair, or it has no such node
     */
    CompletionStage<OrderResult> chooseSource(
            String pairName, ChoiceRequest request, Consumer<String> progress);

    /**
     * What stands against a choice now; empty means nothing. Never blocks.
     *
     * @throws NoSuchElementException when there is no such pair, or it has no such node
     */
    List<Blocker> choiceBlockers(String pairName, ChoiceRequest request);

    /**
     * The copies that lost a choice and are kept on this node, newest first. Blocks on the disk.
     *
     * @throws NoSuchElementException when there is no such pair
     */
    List<AsideSnapshot> asides(String pairName);

    /**
     * Puts back the copy that lost a choice. Does not block.
     *
     * @param pairName the pair
     * @param aside name of the copy; empty for the newest
     * @param actor who ordered it
     * @param progress as in {@link #order}
     * @throws NoSuchElementException when there is no such pair or copy
     */
    CompletionStage<OrderResult> undo(
            String pairName, String aside, String actor, Consumer<String> progress);

    /**
     * Holds the synchronisation of a pair, running or to come, or lets it go on. Does not block.
     *
     * @param pairName the pair
     * @param paused whether to hold it
     * @param actor who ordered it
     * @throws NoSuchElementException when there is no such pair
     */
    CompletionStage<OrderResult> pauseSync(String pairName, boolean paused, String actor);

    /**
     * Orders the two copies of a pair to be compared while applications write. Does not block.
     *
     * @param pairName the pair
     * @param request the order
     * @param progress as in {@link #order}
     * @return DONE when both copies are equal, or were made so; FAILED with what differs; REFUSED
     * @throws NoSuchElementException when there is no such pair or dataset
     */
    CompletionStage<OrderResult> verify(
            String pairName, VerifyRequest request, Consumer<String> progress);

    /**
     * What is known of the equality of a pair's copies; never blocks.
     *
     * @param pairName the pair
     * @throws NoSuchElementException when there is no such pair
     */
    VerificationSnapshot verification(String pairName);

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
