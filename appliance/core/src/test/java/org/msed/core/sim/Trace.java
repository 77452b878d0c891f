package org.msed.core.sim;

import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.RowSet;
import org.msed.core.pair.Step;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/** One line an event, for a run that is looked at. Costs nothing where there is none. */
public final class Trace {

    private static final int LIMIT = 4_000_000;

    private static final RowSet QUIET = RowSet.of(Row.R16, Row.R30);

    private final StringBuilder lines = new StringBuilder();
    private final boolean everything;

    /**
     * An empty trace.
     *
     * @param everything whether events that fire no row are shown too
     */
    public Trace(boolean everything) {
        this.everything = everything;
    }

    void stepped(Member member, PairEvent event, PairState before, Step step) {
        boolean quiet = step.rows().isWithin(QUIET);
        if (quiet && !everything && step.state().mode() == before.mode()) {
            return;
        }
        PairState after = step.state();
        begin(member);
        lines.append(before.mode());
        if (after.mode() != before.mode()) {
            lines.append("->").append(after.mode());
        }
        lines.append(" epoch=").append(after.record().epoch());
        lines.append(after.record().tokenHere() ? " token#" : " no-token#");
        lines.append(after.record().tokenSerial()).append(' ').append(describe(event));
        appendRows(step);
        for (Effect effect : step.effects()) {
            lines.append(" ").append(describe(effect));
        }
        lines.append('\n');
    }

    private void appendRows(Step step) {
        lines.append(" rows=");
        for (Row row : Row.values()) {
            if (step.fired(row)) {
                lines.append(row.number()).append(',');
            }
        }
    }

    private void begin(Member member) {
        if (lines.length() > LIMIT) {
            lines.delete(0, LIMIT / 2);
        }
        appendTime(member.world().now());
        lines.append(member).append(' ');
    }

    private void appendTime(long nanos) {
        long micros = nanos / 1_000;
        String time = Long.toString(micros % 1_000_000 + 1_000_000).substring(1);
        lines.append(micros / 1_000_000).append('.').append(time).append(' ');
    }

    void said(long nanos, String what) {
        appendTime(nanos);
        lines.append("--- ").append(what).append('\n');
    }

    private static String describe(PairEvent event) {
        return event instanceof PairEvent.Received received
                ? describe(received.frame()) + " by link " + received.link()
                : event instanceof PairEvent.Command command
                        ? command.order().name() + (command.force() ? " by force" : "")
                        : event.getClass().getSimpleName();
    }

    private static String describe(Frame frame) {
        String body = frame.body().getClass().getSimpleName();
        if (frame.body() instanceof Message.Hello hello) {
            body += "(" + hello.mode() + (hello.answer() ? " answer" : "");
            body += (hello.tokenHere() ? " token" : "") + (hello.wantsToken() ? " wants" : "");
            body += (hello.released() ? " released" : "") + ")";
        } else if (frame.body() instanceof Message.Heartbeat beat) {
            body += "(" + beat.mode() + " " + beat.serveMode() + ")";
        } else if (frame.body() instanceof Message.Token
                || frame.body() instanceof Message.Release) {
            body = frame.body().toString();
        }
        return body + "@" + frame.epoch() + "#" + frame.tokenSerial();
    }

    private static String describe(Effect effect) {
        return effect instanceof Effect.Send send
                ? "Send(" + send.frame().body().getClass().getSimpleName() + ")"
                : effect.getClass().getSimpleName();
    }

    /** All lines. */
    @Override
    public String toString() {
        return lines.toString();
    }
}
