package org.msed.daemon.pair;

import java.util.ArrayList;
import java.util.List;
import org.msed.core.pair.Decision;
import org.msed.core.pair.Evidence;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Severity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a decision with the numbers compared. Lines are kept until the acts are done, so that
 * the log's disk costs no service time. Used by the loop.
 */
final class DecisionLog {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final List<Decision> kept = new ArrayList<>();

    void keep(Decision decision) {
        kept.add(decision);
    }

    void write() {
        if (kept.isEmpty()) {
            return;
        }
        for (Decision decision : kept) {
            if (decision.reason().severity() == Severity.DOWN) {
                LOG.warn("{}", line(decision));
            } else {
                LOG.info("{}", line(decision));
            }
        }
        kept.clear();
    }

    static String line(Decision decision) {
        Evidence evidence = decision.evidence();
        StringBuilder line = new StringBuilder(256);
        line.append("mode ").append(decision.from());
        if (decision.changesMode()) {
            line.append("->").append(decision.to());
        }
        if (decision.holdCause() != HoldCause.NONE) {
            line.append('(').append(decision.holdCause()).append(')');
        }
        line.append(" epoch=").append(decision.epoch());
        line.append(" reason=").append(decision.reason());
        line.append(" row=").append(decision.row().number());
        line.append(" state=").append(decision.shown());
        line.append(" token=").append(decision.tokenHere() ? "here" : "away");
        line.append(" serial=").append(decision.tokenSerial());
        line.append(" silentMillis=").append(millis(evidence.silentNanos()));
        line.append(" limitMillis=").append(millis(evidence.deadNanos()));
        line.append(" authorityMillis=").append(millis(evidence.authorityNanos()));
        line.append(" gatewayMillis=").append(millis(evidence.gatewayNanos()));
        line.append(" linkMillis=");
        for (int i = 0; i < evidence.linkNanos().length; i++) {
            line.append(i == 0 ? "" : ",").append(millis(evidence.linkNanos()[i]));
        }
        line.append(" event=").append(decision.sequence());
        if (!decision.detail().isEmpty()) {
            line.append(" detail=\"").append(decision.detail()).append('"');
        }
        if (decision.holdCause() != HoldCause.NONE) {
            line.append("; to end it: ").append(decision.holdCause().remedy());
        }
        return line.toString();
    }

    private static long millis(long nanos) {
        return nanos < 0 ? -1 : nanos / NANOS_PER_MILLI;
    }
}
