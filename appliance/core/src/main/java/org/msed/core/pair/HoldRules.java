package org.msed.core.pair;

import java.util.List;
import org.msed.core.record.Generations;
import org.msed.core.record.Parting;
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
        boolean held = t.s.hold == HoldCause.APP || t.s.hold == HoldCause.FLAP;
        if (held) {
            JoinRules.giveWayIfAsked(t, hello);
        }
        if (t.s.hold == HoldCause.DIVERGED && Choice.isSettled(t.s, hello)) {
            join(t, Row.R13C);
        } else if (t.s.mode == Mode.HOLD) {
            peerIsThere(t);
        }
    }

    @Override
    void move(Turn t, PairEvent.Command command) {
        if (t.s.hold == HoldCause.APP || t.s.hold == HoldCause.FLAP) {
            JoinRules.giveWayByOrder(t, command);
        } else {
            refuse(t, command, Blocker.WRONG_MODE);
        }
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

    /** Where a standby is no way out, JOIN would only lead back here. */
    private static boolean waitsForOperator(Turn t) {
        PairState s = t.s;
        return (t.set.guard() == Guard.MANUAL || !Blockers.peerHasAll(s))
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
    void undo(Turn t, PairEvent.Undo order) {
        boolean busy = t.s.hold == HoldCause.META || t.s.undoing != 0 || t.s.choiceOrder >= 0;
        if (busy || t.s.attempt != null || t.s.record.parting().discards() != 0) {
            super.undo(t, order);
        } else {
            putBack(t, order);
        }
    }

    @Override
    void dataClosed(Turn t, boolean drained) {
        if (t.s.undoing != 0) {
            t.add(new Effect.RestoreData(t.s.undoing));
        }
    }

    /** Rows 14c and 14d. What is back is a copy of its own: an operator chooses between the two. */
    @Override
    void dataRestored(Turn t, String cause) {
        PairState s = t.s;
        if (s.undoing == 0) {
            return;
        }
        long order = s.undoOrder;
        long lineage = s.undoing;
        s.undoing = 0;
        s.undoOrder = -1;
        if (!cause.isEmpty()) {
            join(t, Row.R14D);
            t.answer(order, Effect.Answer.Outcome.FAILED, cause);
            return;
        }
        Generations back = new Generations(t.fresh(), 0, List.of(lineage));
        s.record = s.record.withData(back, true).withParting(Parting.NONE);
        t.hold(Row.R14C, HoldCause.DIVERGED, Reason.UNDONE, "");
        String next = "put back; msectl choose-source says which copy is kept";
        t.answer(order, Effect.Answer.Outcome.DONE, next);
    }

    @Override
    void takeover(Turn t, PairEvent.Command command) {
        if (t.s.hold == HoldCause.META || t.s.hold == HoldCause.INCONSISTENT || t.s.undoing != 0) {
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
