package org.msed.daemon.schedule;

import java.time.ZoneId;
import java.util.List;
import org.msed.config.VerifyConfig;
import org.msed.daemon.pair.PairService;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.VerifyRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The verifications that begin by themselves, and when. */
public final class Verifications {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    private final List<PairService> pairs;
    private final VerifyConfig config;
    private final ZoneId zone;

    /**
     * @param pairs all pairs
     * @param zone in which the times of the schedule are
     */
    public Verifications(List<PairService> pairs, VerifyConfig config, ZoneId zone) {
        this.pairs = List.copyOf(pairs);
        this.config = config;
        this.zone = zone;
    }

    boolean wanted() {
        return !config.schedule().days().isEmpty();
    }

    ZoneId zone() {
        return zone;
    }

    /**
     * The schedule as a {@code CronExpression} of Quartz: seconds, minutes, hours, day, month,
     * weekdays.
     */
    String cron() {
        return "0 "
                + config.schedule().time().getMinute()
                + " "
                + config.schedule().time().getHour()
                + " ? * "
                + String.join(",", config.schedule().words());
    }

    /** Begins one for each pair; a pair that cannot be verified now says why in the log. */
    void begin() {
        VerifyRequest request = new VerifyRequest("", config.repair(), "schedule");
        for (PairService pair : pairs) {
            if (pair.snapshot().serving() && pair.snapshot().replication().isPresent()) {
                pair.data()
                        .verify(request, sentence -> LOG.info("{}: {}", pair.name(), sentence))
                        .thenAccept(result -> told(pair.name(), result));
            }
        }
    }

    private static void told(String pair, OrderResult result) {
        if (result.done()) {
            LOG.info("{}: {}", pair, result.text());
        } else {
            LOG.warn("{}: not verified: {} {}", pair, result.blockers(), result.text());
        }
    }
}
