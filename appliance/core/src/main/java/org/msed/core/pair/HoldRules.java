package org.msed.core.pair;

import org.msed.core.state.Blocker;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/** HOLD: waiting for the peer or for an operator (rows 11 to 15). */
final class HoldRules extends ModeRules {

    @Override
    void deadlines(Turn t) {
        if (t.s.stopping) {
            stop(t);
            return;
        }
        if (t.s.hold != HoldCause.META) {
            t.hello(t.helloNanos());
        }
        t.resendToken();
    }

    @Override
    void heartbeat(Turn t, Frame frame, Message.Heartbeat beat) {
        peerIsThere(t);
    }

    @Override
    void hello(Turn t, Frame frame, Message.Hello hello) {
        peerIsThere(t);
    }

    private static void peerIsThere(Turn t) {
        PairState s = t.s;
        if (s.attempt != null || waitsForOperator(t)) {
            return;
        }
        switch (s.hold) {
            case BOOT_ALONE -> join(t, Row.R11);
            case APP, FLAP -> {
                s.barred = true;
                join(t, Row.R11);
            }
            case PEER_STOPPED -> join(t, Row.R15);
            default -> {
                // The others wait for an operator.
            }
        }
    }

    /** With guard manual a standby is no way out, so JOIN would only lead back here. */
    private static boolean waitsForOperator(Turn t) {
        PairState s = t.s;
        return t.set.guard() == Guard.MANUAL
                && s.peerMode == Mode.STANDBY
                && (s.hold == HoldCause.APP || s.hold == HoldCause.FLAP);
    }

    /** Kept for a later start: row 8 must not take over from a node that was stopped (I11). */
    @Override
    void goodbye(Turn t, Frame frame, Message.Goodbye goodbye) {
        boolean news = goodbye.fromHolder() && !t.s.record.peerGoodbye();
        if (news && t.s.hold != HoldCause.META) {
            t.s.record = t.s.record.withPeerGoodbye(true);
            t.persist();
        }
    }

    private static void join(Turn t, Row row) {
        t.s.silenceFrom = t.now;
        t.s.record = t.s.record.withPeerGoodbye(false);
        t.move(row, Mode.JOIN, HoldCause.NONE, Reason.PEER_BACK, "");
    }

    @Override
    void takeover(Turn t, PairEvent.Command command) {
        if (t.s.hold == HoldCause.META || t.s.hold == HoldCause.INCONSISTENT) {
            refuse(t, command, Blocker.WRONG_MODE);
        } else {
            force(t, Row.R12, command);
        }
    }

    @Override
    void stop(Turn t) {
        leaveUndecided(t);
    }
}
