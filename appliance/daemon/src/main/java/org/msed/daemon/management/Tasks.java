package org.msed.daemon.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.state.Blocker;
import org.msed.daemon.snapshot.AsideSnapshot;
import org.msed.daemon.snapshot.ChoiceRequest;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.ResyncRequest;
import org.msed.daemon.snapshot.VerifyRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives orders and remembers the last of them. Any thread may call. */
final class Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final int KEPT = 64;

    private final Commands commands;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private long last;

    Tasks(Commands commands) {
        this.commands = commands;
    }

    /**
     * Gives an order; does not wait.
     *
     * @param progress called with a sentence at each step
     * @throws java.util.NoSuchElementException when there is no such pair
     */
    Task give(String pair, OrderRequest request, Consumer<String> progress) {
        CompletableFuture<OrderResult> result =
                commands.order(pair, request, progress).toCompletableFuture();
        Task task = remember(result);
        LOG.info(
                "order {} pair={} by {} task={}",
                request.order(),
                pair,
                request.actor(),
                task.id());
        return task;
    }

    /**
     * Orders a synchronisation; does not wait. What the snapshot says against it refuses it.
     *
     * @throws java.util.NoSuchElementException when there is no such pair or dataset
     * @throws IllegalArgumentException for a source that is neither node of the pair
     */
    Task resync(NodeSnapshot node, String pair, ResyncRequest request, Consumer<String> progress) {
        PairSnapshot now =
                node.pair(pair).orElseThrow(() -> new NoSuchElementException("no pair " + pair));
        Set<Blocker> blockers = ResyncChecks.of(now, node.name(), request.source());
        if (!blockers.isEmpty()) {
            return remember(
                    CompletableFuture.completedFuture(
                            new OrderResult(Outcome.REFUSED, List.copyOf(blockers), "")));
        }
        boolean known =
                request.dataset().isEmpty()
                        || now.replication()
                                .flatMap(mirror -> mirror.dataset(request.dataset()))
                                .isPresent();
        if (!known) {
            throw new NoSuchElementException(
                    "pair " + pair + " has no dataset " + request.dataset());
        }
        Task task = remember(commands.resync(pair, request, progress).toCompletableFuture());
        LOG.info("resync {} pair={} task={}", request, pair, task.id());
        return task;
    }

    /**
     * Chooses which of two parted copies is kept; does not wait.
     *
     * @throws java.util.NoSuchElementException when there is no such pair or node
     */
    Task chooseSource(String pair, ChoiceRequest request, Consumer<String> progress) {
        Task task = remember(commands.chooseSource(pair, request, progress).toCompletableFuture());
        LOG.info("choose-source {} pair={} task={}", request, pair, task.id());
        return task;
    }

    /** The copies of a pair that are kept on this node; blocks on the disk. */
    List<AsideSnapshot> asides(String pair) {
        return commands.asides(pair);
    }

    /** What stands against a choice now. */
    List<Blocker> choiceBlockers(String pair, ChoiceRequest request) {
        return commands.choiceBlockers(pair, request);
    }

    /**
     * Puts back the copy that lost a choice; does not wait.
     *
     * @throws java.util.NoSuchElementException when there is no such pair or copy
     */
    Task undo(String pair, String aside, String actor, Consumer<String> progress) {
        Task task = remember(commands.undo(pair, aside, actor, progress).toCompletableFuture());
        LOG.info("undo {} pair={} by {} task={}", aside, pair, actor, task.id());
        return task;
    }

    /**
     * Holds the synchronisation of a pair or lets it go on; does not wait.
     *
     * @throws java.util.NoSuchElementException when there is no such pair
     */
    Task pauseSync(String pair, boolean paused, String actor) {
        Task task = remember(commands.pauseSync(pair, paused, actor).toCompletableFuture());
        LOG.info("sync paused={} pair={} by {} task={}", paused, pair, actor, task.id());
        return task;
    }

    /**
     * Orders a verification; does not wait. What the snapshot says against it refuses it.
     *
     * @throws java.util.NoSuchElementException when there is no such pair or dataset
     */
    Task verify(NodeSnapshot node, String pair, VerifyRequest request, Consumer<String> progress) {
        PairSnapshot now =
                node.pair(pair).orElseThrow(() -> new NoSuchElementException("no pair " + pair));
        Set<Blocker> blockers = VerifyChecks.of(now, commands.verification(pair));
        requireDataset(now, request.dataset());
        if (!blockers.isEmpty()) {
            return remember(
                    CompletableFuture.completedFuture(
                            new OrderResult(Outcome.REFUSED, List.copyOf(blockers), "")));
        }
        Task task = remember(commands.verify(pair, request, progress).toCompletableFuture());
        LOG.info("verify {} pair={} task={}", request, pair, task.id());
        return task;
    }

    private static void requireDataset(PairSnapshot pair, String dataset) {
        boolean missing =
                !dataset.isEmpty()
                        && pair.replication().flatMap(all -> all.dataset(dataset)).isEmpty();
        if (missing) {
            throw new NoSuchElementException("pair " + pair.name() + " has no dataset " + dataset);
        }
    }

    private synchronized Task remember(CompletableFuture<OrderResult> result) {
        last++;
        Task task = new Task(Long.toString(last), result);
        tasks.put(task.id(), task);
        if (tasks.size() > KEPT) {
            tasks.remove(tasks.keySet().iterator().next());
        }
        return task;
    }

    /** State and text of a task; UNKNOWN if it is too old or never was. */
    synchronized String describe(String id) {
        Task task = tasks.get(id);
        return task == null ? "UNKNOWN: no task " + id : task.describe();
    }
}
