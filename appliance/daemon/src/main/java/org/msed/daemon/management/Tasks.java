package org.msed.daemon.management;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;
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
