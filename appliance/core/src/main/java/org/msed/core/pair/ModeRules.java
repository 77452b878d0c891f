package org.msed.core.pair;

import java.util.List;
import org.msed.core.record.Generations;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Blocker;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/**
 * What a mode does with what happens. The methods here are the answer of a mode that has none of
 * its own; messages have been through {@link EventHandler} before, which keeps the view of the
 * peer.
 */
abstract class ModeRules {

    /** Nobody is left to send it again, and a lost goodbye costs the peer its displayed state. */
    private static final int GOODBYES = 3;

    private static final ModeRules[] BY_MODE = {
        new OffRules(),
        new JoinRules(),
        new HoldRules(),
        new StandbyRules(),
        new TakeRules(),
        new ServeRules(),
        new YieldRules()
    };

    static ModeRules of(Mode mode) {
        return BY_MODE[mode.code()];
    }

    /** Does what is due by now. Called before and after each event; must be idempotent. */
    abstract void deadlines(Turn t);

    /**
     * The earliest time at which {@link #deadlines} has something to do, at most {@code latest}.
     */
    long nextDeadline(Turn t, long latest) {
        return latest;
    }

    /** A frame above this node's epoch; whether the rest of its handling must be left out. */
    boolean higherEpoch(Turn t, Frame frame) {
        return false;
    }

    void hello(Turn t, Frame frame, Message.Hello hello) {}

    void heartbeat(Turn t, Frame frame, Message.Heartbeat beat) {}

    void promise(Turn t, Frame frame, Message.Promise promise) {}

    void release(Turn t, Frame frame, Message.Release release) {}

    void goodbye(Turn t, Frame frame, Message.Goodbye goodbye) {}

    void tokenArrived(Turn t) {}

    void slotGranted(Turn t) {
        if (t.s.attempt == null || !mayTake(t)) {
            t.s.attempt = null;
            t.s.slot = true;
            t.freeSlot();
            return;
        }
        TakeRules.begin(t);
    }

    /** R20: the right to serve is read again at the last moment before the epoch is persisted. */
    private static boolean mayTake(Turn t) {
        boolean byRule = t.obeys(Rule.RESUME_NEEDS_TOKEN) && t.obeys(Rule.TAKEOVER_NEEDS_TOKEN);
        boolean token = t.s.record.tokenHere() || !byRule;
        boolean byPolicy = t.s.attempt == Row.R20A && t.s.mayTakeWithoutToken();
        return t.s.forced || byPolicy || token && t.s.record.consistent();
    }

    /**
     * Whether a slot is free is another matter, which CapacityChanged tells: this one may have been
     * kept for a pair that then did not want it.
     */
    void slotRefused(Turn t, String servedPair) {
        Row row = t.s.attempt;
        t.s.attempt = null;
        if (t.s.forced) {
            t.s.forced = false;
            t.answer(t.s.moveOrder, Effect.Answer.Outcome.FAILED, "serving " + servedPair);
            t.s.moveOrder = -1;
        }
        t.s.notBefore = t.now + t.set.deadNanos();
        if (row != null) {
            t.note(Row.R26, Reason.CAPACITY, servedPair);
        }
    }

    void addressTaken(Turn t) {}

    void addressFailed(Turn t, String cause) {}

    void addressClaimed(Turn t, boolean byPeer, String mac) {}

    void gatewayAnswered(Turn t) {}

    void dataOpened(Turn t) {}

    void dataClosed(Turn t, boolean drained) {}

    void dataRestored(Turn t, String cause) {}

    /** A copy that was given up is to be put back (row 14b). */
    void undo(Turn t, PairEvent.Undo order) {
        refuse(t, order.id(), "undo by " + order.actor(), Blocker.WRONG_MODE);
    }

    /** Row 14b: unfinished and no lineage from now on, until what was set aside is back. */
    static void putBack(Turn t, PairEvent.Undo order) {
        PairState s = t.s;
        boolean token = s.record.tokenHere();
        if (token) {
            long serial = Math.max(s.record.tokenSerial(), s.peerSerial) + 1;
            s.record = s.record.withToken(false, serial);
        }
        s.record = s.record.withData(s.record.generations().givenUp(), false);
        String detail = "by " + order.actor();
        t.move(Row.R14B, Mode.HOLD, HoldCause.INCONSISTENT, Reason.UNDONE, detail);
        s.nextHello = t.now;
        if (token) {
            t.send(new Message.Token(s.record.tokenSerial()));
            s.nextResend = t.now + t.set.beatNanos();
        }
        s.undoing = order.lineage();
        s.undoOrder = order.id();
        t.answer(order.id(), Effect.Answer.Outcome.ACCEPTED, "the data is closed");
        t.add(new Effect.CloseData(false));
    }

    void dataFailed(Turn t, String cause, boolean unsure) {}

    void attached(Turn t) {}

    void detached(Turn t) {}

    void ackLate(Turn t) {}

    void syncOffered(Turn t, Generations source) {}

    void syncReceived(Turn t) {}

    void syncNear(Turn t) {}

    void syncEnded(Turn t, String cause) {}

    void copiesDiffer(Turn t, boolean repair, String detail) {}

    /** A pair without mirrored data gets its first directory (7.11). */
    void firstDirectory(Turn t) {}

    /** An operator says that what failed here is mended. */
    void resumed(Turn t) {}

    void applicationsUp(Turn t) {}

    void applicationsDown(Turn t) {}

    void applicationFailed(Turn t, String cause) {}

    void capacityChanged(Turn t) {}

    /** A planned move in either direction. */
    void move(Turn t, PairEvent.Command command) {
        refuse(t, command, Blocker.WRONG_MODE);
    }

    void takeover(Turn t, PairEvent.Command command) {
        refuse(t, command, Blocker.WRONG_MODE);
    }

    /** The daemon is to stop. */
    abstract void stop(Turn t);

    static void refuse(Turn t, PairEvent.Command command, Blocker... blockers) {
        refuse(t, command.id(), command.order() + " by " + command.actor(), blockers);
    }

    static void refuse(Turn t, long id, String what, Blocker... blockers) {
        t.note(Row.R42, Reason.REFUSED, what + ": " + List.of(blockers));
        t.add(new Effect.Answer(id, Effect.Answer.Outcome.REFUSED, List.of(blockers), ""));
    }

    /** Whether a forced takeover may begin; refuses it otherwise (ha-protocol 7.9). */
    static boolean mayForce(Turn t, PairEvent.Command command) {
        if (t.s.inContact()) {
            refuse(t, command, Blocker.PEER_ALIVE);
        } else if (!t.s.record.tokenHere() && t.s.sets.mirrored() && !command.acceptDataLoss()) {
            refuse(t, command, Blocker.DATA_LOSS_NOT_ACCEPTED);
        } else if (!t.s.record.consistent() && !command.acceptInconsistent()) {
            refuse(t, command, Blocker.INCONSISTENT_NOT_ACCEPTED);
        } else {
            return true;
        }
        return false;
    }

    static void force(Turn t, Row row, PairEvent.Command command) {
        if (mayForce(t, command)) {
            t.s.forced = true;
            t.s.moveOrder = command.id();
            t.s.notBefore = PairState.NEVER;
            t.s.attempt = null;
            t.attempt(row);
            t.answer(command.id(), Effect.Answer.Outcome.ACCEPTED, "");
        }
    }

    /** Row 24a. The goodbye of the node that served last bars a takeover too (I11). */
    static void leaveUndecided(Turn t) {
        PairRecord record = t.s.record;
        boolean lastHolder = record.epoch().node() == t.s.role() && !record.released();
        leave(t, Row.R24A, lastHolder && t.s.hold != HoldCause.META);
    }

    /** Says goodbye and ends; the record keeps what commands show of a stopped daemon. */
    static void leave(Turn t, Row row, boolean fromHolder) {
        for (int i = 0; i < GOODBYES; i++) {
            t.send(new Message.Goodbye(fromHolder));
        }
        t.s.record = t.s.record.withMode(t.s.mode, t.s.hold, Shown.atStop(t.s));
        t.freeSlot();
        t.move(row, Mode.OFF, HoldCause.NONE, Reason.STOPPED, "");
        t.answer(t.s.stopOrder, Effect.Answer.Outcome.DONE, "");
        t.add(new Effect.Exit());
    }
}
