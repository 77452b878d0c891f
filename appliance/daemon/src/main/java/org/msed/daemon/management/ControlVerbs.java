package org.msed.daemon.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.msed.config.ConfigException;
import org.msed.core.pair.Order;
import org.msed.daemon.management.Caller.Role;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.PairSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the control socket understands. Any thread may call; orders block for as long as asked. */
final class ControlVerbs {
    private static final Logger LOG = LoggerFactory.getLogger(ControlVerbs.class);

    /** Parts of the reference's start listing that exist in this process (inventory A7-05). */
    private static final List<String> PARTS = List.of("admin");

    private final Map<String, Entry> verbs = new LinkedHashMap<>();
    private final Commands commands;
    private final Tasks tasks;
    private final Documents documents;
    private final Reload reload;

    ControlVerbs(
            Commands commands,
            Tasks tasks,
            Documents documents,
            Reload reload,
            DatasetStore store) {
        this.commands = commands;
        this.tasks = tasks;
        this.documents = documents;
        this.reload = reload;
        verbs.put("ping", new Entry(Role.OPERATOR, (c, r, p) -> ping()));
        verbs.put("status", new Entry(Role.OPERATOR, (c, r, p) -> Answer.done(documents.status())));
        verbs.put(
                "serverinfo",
                new Entry(Role.OPERATOR, (c, r, p) -> Answer.done(documents.serverInfo())));
        verbs.put("why", new Entry(Role.OPERATOR, (c, r, p) -> why(r)));
        verbs.put("switchover", order(Order.SWITCHOVER, Role.OPERATOR));
        verbs.put("failback", order(Order.FAILBACK, Role.OPERATOR));
        verbs.put("pause", order(Order.PAUSE, Role.OPERATOR));
        verbs.put("resume", order(Order.RESUME, Role.OPERATOR));
        verbs.put("takeover", order(Order.TAKEOVER, Role.ADMIN));
        verbs.put("rejoin", order(Order.REJOIN, Role.ADMIN));
        ChoiceVerbs choices = new ChoiceVerbs(tasks);
        verbs.put("choose-source", new Entry(Role.ADMIN, choices::chooseSource));
        verbs.put("dataset kept", new Entry(Role.OPERATOR, (c, r, p) -> choices.kept(r)));
        verbs.put("dataset undo", new Entry(Role.ADMIN, choices::undo));
        datasets(new DatasetVerbs(commands, tasks, documents, store));
        verbs.put("stop", new Entry(Role.ADMIN, this::stop));
        verbs.put("reload", new Entry(Role.ADMIN, (c, r, p) -> reload(c)));
    }

    private void datasets(DatasetVerbs datasets) {
        verbs.put("dataset list", new Entry(Role.OPERATOR, (c, r, p) -> datasets.list()));
        verbs.put("dataset add", new Entry(Role.ADMIN, (c, r, p) -> datasets.add(c, r)));
        verbs.put("dataset remove", new Entry(Role.ADMIN, (c, r, p) -> datasets.remove(c, r)));
        verbs.put(
                "dataset pause", new Entry(Role.OPERATOR, (c, r, p) -> datasets.pause(c, r, true)));
        verbs.put(
                "dataset resume",
                new Entry(Role.OPERATOR, (c, r, p) -> datasets.pause(c, r, false)));
        verbs.put("resync", new Entry(Role.OPERATOR, datasets::resync));
        verbs.put("verify", new Entry(Role.OPERATOR, datasets::verify));
    }

    /** Who may call a verb, and what it does. */
    private record Entry(Role role, Handler handler) {}

    /** Answers one request, telling of its progress. */
    private interface Handler {
        Answer answer(Caller caller, Request request, Consumer<String> progress)
                throws InterruptedException;
    }

    private Entry order(Order order, Role role) {
        return new Entry(
                role, (caller, request, progress) -> order(order, caller, request, progress));
    }

    /**
     * Answers a request; never throws for what a client sent.
     *
     * @throws InterruptedException if the process ends meanwhile
     */
    Answer answer(Caller caller, Request request, Consumer<String> progress)
            throws InterruptedException {
        Entry entry = verbs.get(String.join(" ", request.verb()));
        if (entry == null) {
            return Answer.failed(
                    Exit.USAGE, "no verb " + request.verb() + "; there are " + verbs.keySet());
        }
        if (!caller.may(entry.role())) {
            LOG.warn("refused {} to {}: no permission", request.verb(), caller.actor(""));
            String needed =
                    entry.role() == Role.ADMIN ? "root" : "root or the group " + Accounts.OPERATORS;
            return Answer.failed(Exit.NO_PERMISSION, request.verb().get(0) + " needs " + needed);
        }
        try {
            return entry.handler().answer(caller, request, progress);
        } catch (IllegalArgumentException e) {
            return Answer.failed(Exit.USAGE, e.getMessage());
        } catch (NoSuchElementException e) {
            return Answer.failed(Exit.UNKNOWN_OBJECT, e.getMessage());
        }
    }

    private static Answer ping() {
        return Answer.done(Map.of("pid", ProcessHandle.current().pid(), "parts", PARTS));
    }

    private Answer why(Request request) {
        int count = (int) request.number("count", 5, 1, 1_000);
        return Answer.done(documents.why(request.text("pair"), count));
    }

    private Answer order(Order order, Caller caller, Request request, Consumer<String> progress)
            throws InterruptedException {
        String name = request.text("pair");
        commands.snapshot()
                .pair(name)
                .flatMap(pair -> MoveChecks.warning(pair, order, System.currentTimeMillis()))
                .ifPresent(progress);
        if (request.flag("dryRun")) {
            return dryRun(order, name);
        }
        OrderRequest ordered =
                new OrderRequest(
                        order,
                        request.flag("force"),
                        request.flag("acceptDataLoss"),
                        request.flag("acceptInconsistent"),
                        caller.actor(request.text("reason")));
        Task task = tasks.give(name, ordered, progress);
        return Waiting.answer(task, request, "order " + order + " pair=" + name);
    }

    private Answer dryRun(Order order, String name) {
        PairSnapshot pair =
                commands.snapshot()
                        .pair(name)
                        .orElseThrow(() -> new NoSuchElementException("no pair " + name));
        return Waiting.checked(MoveChecks.of(pair, order));
    }

    private Answer stop(Caller caller, Request request, Consumer<String> progress)
            throws InterruptedException {
        boolean shutdown = request.flag("shutdown");
        String actor = caller.actor(request.text("reason"));
        LOG.info("stop shutdown={} force={} by {}", shutdown, request.flag("force"), actor);
        CompletableFuture<OrderResult> result =
                commands.stop(shutdown, request.flag("force"), actor, progress)
                        .toCompletableFuture();
        try {
            return Waiting.ended(result.get(), Map.of());
        } catch (ExecutionException e) {
            LOG.error("stop broke off", e.getCause());
            return Answer.failed(Exit.FAILED, "the stop broke off: " + e.getCause());
        }
    }

    private Answer reload(Caller caller) {
        LOG.info("reload by {}", caller.actor(""));
        try {
            return new Answer(Exit.DONE, Map.of(), reload.reload());
        } catch (ConfigException e) {
            return new Answer(
                    Exit.FAILED, Map.of(), e.problems().stream().map(Object::toString).toList());
        }
    }
}
