package org.msed.daemon.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.msed.config.ConfigException;
import org.msed.core.pair.Order;
import org.msed.core.state.Blocker;
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
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    /** Parts of the reference's start listing that exist in this process (inventory A7-05). */
    private static final List<String> PARTS = List.of("admin");

    private final Map<String, Entry> verbs = new LinkedHashMap<>();
    private final Commands commands;
    private final Tasks tasks;
    private final Documents documents;
    private final Reload reload;

    ControlVerbs(Commands commands, Tasks tasks, Documents documents, Reload reload) {
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
        verbs.put("stop", new Entry(Role.ADMIN, this::stop));
        verbs.put("reload", new Entry(Role.ADMIN, (c, r, p) -> reload(c)));
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
        long limit = request.number("timeoutMillis", 60_000, 0, DAY_MILLIS);
        Task task = tasks.give(name, ordered, progress);
        if (!request.flag("wait")) {
            return new Answer(Exit.DONE, Map.of("task", task.id()), List.of());
        }
        try {
            return ended(
                    task.result().get(limit, TimeUnit.MILLISECONDS), Map.of("task", task.id()));
        } catch (TimeoutException e) {
            return new Answer(
                    Exit.STILL_RUNNING,
                    Map.of("task", task.id()),
                    List.of("not finished after " + limit + " ms; it goes on"));
        } catch (ExecutionException e) {
            LOG.error("order {} pair={} broke off", order, name, e.getCause());
            return Answer.failed(Exit.FAILED, "the order broke off: " + e.getCause());
        }
    }

    private Answer dryRun(Order order, String name) {
        PairSnapshot pair =
                commands.snapshot()
                        .pair(name)
                        .orElseThrow(() -> new NoSuchElementException("no pair " + name));
        Set<Blocker> blockers = MoveChecks.of(pair, order);
        String message = blockers.isEmpty() ? "nothing stands against it" : "it would be refused";
        return new Answer(
                blockers.isEmpty() ? Exit.DONE : Exit.REFUSED,
                Map.of("blockers", blockers.stream().map(Blocker::name).toList()),
                List.of(message));
    }

    private static Answer ended(OrderResult result, Map<String, Object> data) {
        Map<String, Object> fields = new LinkedHashMap<>(data);
        fields.put("outcome", result.outcome().name());
        fields.put("blockers", result.blockers().stream().map(Blocker::name).toList());
        List<String> messages = result.text().isEmpty() ? List.of() : List.of(result.text());
        int exit =
                switch (result.outcome()) {
                    case DONE -> Exit.DONE;
                    case REFUSED -> Exit.REFUSED;
                    case ACCEPTED, FAILED -> Exit.FAILED;
                };
        return new Answer(exit, fields, messages);
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
            return ended(result.get(), Map.of());
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
