package org.msed.daemon.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.msed.core.state.Blocker;
import org.msed.daemon.snapshot.OrderResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer to an order that was given: its task at once, or what became of it. */
final class Waiting {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private Waiting() {}

    /**
     * Waits for as long as the request says, which may be not at all.
     *
     * @param what names the order in the log
     */
    static Answer answer(Task task, Request request, String what) throws InterruptedException {
        long limit = request.number("timeoutMillis", 60_000, 0, DAY_MILLIS);
        Map<String, Object> named = Map.of("task", task.id());
        if (!request.flag("wait")) {
            return new Answer(Exit.DONE, named, List.of());
        }
        try {
            return ended(task.result().get(limit, TimeUnit.MILLISECONDS), named);
        } catch (TimeoutException e) {
            return new Answer(
                    Exit.STILL_RUNNING,
                    named,
                    List.of("not finished after " + limit + " ms; it goes on"));
        } catch (ExecutionException e) {
            LOG.error("{} broke off", what, e.getCause());
            return Answer.failed(Exit.FAILED, "the order broke off: " + e.getCause());
        }
    }

    /** What became of an order, with its blockers. */
    static Answer ended(OrderResult result, Map<String, Object> data) {
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

    /** What a dry run found. */
    static Answer checked(Iterable<Blocker> blockers) {
        List<String> words = new ArrayList<>();
        blockers.forEach(blocker -> words.add(blocker.name()));
        String message = words.isEmpty() ? "nothing stands against it" : "it would be refused";
        return new Answer(
                words.isEmpty() ? Exit.DONE : Exit.REFUSED,
                Map.of("blockers", words),
                List.of(message));
    }
}
