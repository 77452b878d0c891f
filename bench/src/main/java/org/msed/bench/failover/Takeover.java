package org.msed.bench.failover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Locale;
import org.msed.lab.Lab;
import org.msed.lab.client.Client;
import org.msed.lab.client.Service;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;

/**
 * One move of the service from mse1 to mse2, seen by the client and by mse2. The decision's time is
 * that of the daemon's own event, by the clock that all processes of a machine share. The client
 * asks every quarter of a millisecond here. Runs are set aside by the rule of {@link
 * FailoverBench}.
 *
 * @param outageMillis how long the client had no answer
 * @param replyMillis from the decision of mse2 to its first answer
 * @param addressMillis from the decision of mse2 until it had the address
 * @param counts whether the run is not set aside
 */
record Takeover(double outageMillis, double replyMillis, double addressMillis, boolean counts) {
    private static final int PERIOD_MICROS = 250;
    private static final double PAUSE_LIMIT_MILLIS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * Blocks until the pair has recovered; before, it must be ready.
     *
     * @param disturb takes the service from mse1
     */
    static Takeover by(Lab lab, MsedContender msed, Runnable disturb) {
        // At this pace a client of its own, which remembers every question.
        try (Client client =
                Client.start(
                        lab.topology(), lab.namespaces(), Client.Asks.DATAGRAMS, PERIOD_MICROS)) {
            long begin = System.nanoTime();
            // Some answers of mse1 come first, to show that the service had not moved before.
            Deadline.reached(LIMIT, () -> answers(client, "mse1", begin));
            disturb.run();
            if (!Deadline.reached(LIMIT, () -> answers(client, "mse2", begin))) {
                throw new LabException("mse2 never answered");
            }
            Service seen = client.between(begin, System.nanoTime()).datagrams();
            Takeover takeover = of(seen, events(lab));
            System.err.println(takeover);
            msed.recover();
            return takeover;
        }
    }

    private static Takeover of(Service seen, JsonNode events) {
        long decided = last(events, "to", "TAKE").path("monotonicNanos").asLong();
        String detail = last(events, "row", "25").path("detail").asText();
        boolean counts =
                seen.answers().containsKey("mse1")
                        && seen.outageFromNanos() < decided
                        && decided < seen.outageToNanos()
                        && seen.outagePauseMillis() <= PAUSE_LIMIT_MILLIS;
        return new Takeover(
                seen.outageMillis(),
                (seen.outageToNanos() - decided) / 1e6,
                Long.parseLong(detail.replaceAll("\\D*(\\d+) us.*", "$1")) / 1e3,
                counts);
    }

    private static boolean answers(Client client, String node, long begin) {
        return client.since(begin).datagrams().answers().containsKey(node);
    }

    private static JsonNode events(Lab lab) {
        String said =
                lab.namespaces()
                        .in(
                                lab.topology().node("mse2"),
                                "",
                                10,
                                "msectl",
                                "why",
                                "mse1",
                                "--json",
                                "--count",
                                "200")
                        .orFail()
                        .output();
        try {
            return new JsonMapper().readTree(said).path("events");
        } catch (JsonProcessingException e) {
            throw new LabException("not a document of events: " + said, e);
        }
    }

    private static JsonNode last(JsonNode events, String field, String value) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).path(field).asText().equals(value)) {
                return events.get(i);
            }
        }
        throw new LabException("no event with " + field + " " + value + " in " + events);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "outage %.2f ms, decision to answer %.2f ms, to address %.2f ms%s",
                outageMillis,
                replyMillis,
                addressMillis,
                counts ? "" : ", set aside");
    }
}
