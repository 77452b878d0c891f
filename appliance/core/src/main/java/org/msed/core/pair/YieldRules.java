package org.msed.core.pair;

import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/**
 * YIELD: out of service in order. By plan the application stops first and the address goes last;
 * when the right to serve is gone the address goes first (R15).
 */
final class YieldRules extends ModeRules {

    /**
     * Rows 41, 43, 45, 47, 27: a planned way out; the address stays until all is at the standby.
     */
    static void handOver(Turn t, Row row, Reason reason, String detail) {
        t.move(row, Mode.YIELD, HoldCause.NONE, reason, detail);
        begin(t);
        if (!t.obeys(Rule.RELEASE_AFTER_STOP)) {
            release(t);
        }
    }

    /** Rows 29, 35, 39, 48: the right to serve is gone. */
    static void lose(Turn t, Row row, Reason reason) {
        if (t.obeys(Rule.ADDRESS_DROPPED_FIRST)) {
            t.stopServing();
        }
        t.move(row, Mode.YIELD, HoldCause.NONE, reason, "");
        begin(t);
    }

    private static void begin(Turn t) {
        t.s.yield = PairState.YieldStage.APPLICATIONS;
        t.s.handoverEnd = t.now + t.set.handoverNanos();
        t.s.nextBeat = t.now;
        t.add(new Effect.StopApplications(t.set.stopNanos()));
    }

    /** Rows 6b and 6c: not serving, so there is nothing to stop. */
    static void giveWay(Turn t, Row row, Reason reason, String detail) {
        t.move(row, Mode.YIELD, HoldCause.NONE, reason, detail);
        release(t);
    }

    @Override
    void deadlines(Turn t) {
        PairState s = t.s;
        t.resendToken();
        if (s.yield == PairState.YieldStage.RELEASED) {
            released(t);
            return;
        }
        if (s.addressHere) {
            t.beat(false);
            if (!s.hasAuthority()) {
                t.stopServing();
            } else if (t.now >= s.nextRenewal) {
                t.renewAddress();
            }
        }
        if (t.now >= s.handoverEnd) {
            handoverTooSlow(t);
        }
    }

    @Override
    long nextDeadline(Turn t, long latest) {
        PairState s = t.s;
        long next = s.addressHere ? Math.min(latest, s.nextBeat) : latest;
        long authority = s.borrowedUntilNanos();
        return s.addressHere && !s.ownsAuthority() && authority > t.now
                ? Math.min(next, authority)
                : next;
    }

    private static void released(Turn t) {
        PairState s = t.s;
        if (t.now >= s.handoverEnd) {
            join(t, Reason.HANDOVER_TIMEOUT);
        } else if (s.record.tokenHere()) {
            takeBack(t);
        } else if (t.now >= s.nextBeat) {
            s.nextBeat = t.now + t.set.beatNanos();
            t.send(new Message.Release(s.record.epoch(), s.record.tokenSerial()));
        }
    }

    /** Rows 52 and 53. */
    private static void handoverTooSlow(Turn t) {
        PairState s = t.s;
        s.handoverEnd = t.now + t.set.handoverNanos();
        if (s.record.tokenHere() && s.addressHere && !s.stopping) {
            t.attempt(Row.R52);
        } else {
            t.note(Row.R53, s.reason, "the application does not stop");
        }
    }

    @Override
    boolean higherEpoch(Turn t, Frame frame) {
        PairState s = t.s;
        if (s.yield != PairState.YieldStage.RELEASED) {
            t.stopServing();
            s.reason = Reason.STALE;
            return false;
        }
        boolean serves =
                frame.body() instanceof Message.Heartbeat beat && beat.mode().claimsService();
        if (serves) {
            s.failback = s.role() == Role.SECONDARY;
            t.answer(s.moveOrder, Effect.Answer.Outcome.DONE, "the peer serves");
            s.moveOrder = -1;
            t.standBy(Row.R50, frame.epoch(), Reason.RELEASED);
        }
        return false;
    }

    @Override
    void heartbeat(Turn t, Frame frame, Message.Heartbeat beat) {
        if (t.s.record.epoch().isAbove(frame.epoch())) {
            t.send(new Message.Stale(t.s.record.epoch()));
        }
    }

    @Override
    void promise(Turn t, Frame frame, Message.Promise promise) {
        if (t.s.yield != PairState.YieldStage.RELEASED) {
            ServeRules.extend(t, frame, promise);
        }
    }

    @Override
    void applicationsDown(Turn t) {
        if (t.s.yield == PairState.YieldStage.APPLICATIONS) {
            t.s.yield = PairState.YieldStage.DATA;
            t.gate(Effect.Gate.Kind.SHUT, 0);
            t.add(new Effect.CloseData(t.s.addressHere));
        }
    }

    @Override
    void dataClosed(Turn t, boolean drained) {
        PairState s = t.s;
        if (s.yield != PairState.YieldStage.DATA) {
            return;
        }
        boolean planned = s.addressHere;
        t.dropAddress();
        if (planned && !drained && s.sets.mirrored() && s.record.tokenHere()) {
            t.attempt(Row.R52);
        } else if (planned || mayRelease(t)) {
            release(t);
        } else {
            join(t, s.reason);
        }
    }

    /** Row 35: whether a standby that hears us, but is not heard, may be told to serve; I11. */
    private static boolean mayRelease(Turn t) {
        boolean lost =
                t.s.reason != Reason.STALE
                        && t.s.reason != Reason.SOURCE_CHOSEN
                        && t.set.guard() != Guard.MANUAL
                        && t.obeys(Rule.NO_AUTHORITY_RELEASES);
        boolean onlyHere = t.s.sets.mirrored() && t.s.record.tokenHere();
        return lost && !t.s.alone && !onlyHere && !t.s.stopping;
    }

    private static void release(Turn t) {
        PairState s = t.s;
        s.record = s.record.withToken(false, releaseSerial(s));
        s.record = s.record.withReleased();
        t.persist();
        t.send(new Message.Release(s.record.epoch(), s.record.tokenSerial()));
        t.freeSlot();
        s.yield = PairState.YieldStage.RELEASED;
        s.nextBeat = t.now + t.set.beatNanos();
        s.nextResend = t.now + t.set.beatNanos();
        boolean lostIt = s.reason == Reason.NO_AUTHORITY || s.reason == Reason.GATEWAY_LOST;
        s.handoverEnd = t.now + (lostIt ? t.set.deadNanos() : t.set.handoverNanos());
    }

    /**
     * The serial under which the token moves along. Where it is not here it is at the standby, or
     * on its way from there (row 32) and lost if this node cannot be heard: two above anything
     * known is above that, and makes it void here.
     */
    private static long releaseSerial(PairState s) {
        long known = Math.max(s.record.tokenSerial(), s.peerSerial);
        return s.record.tokenHere() ? known + 1 : known + 2;
    }

    private static void join(Turn t, Reason reason) {
        PairState s = t.s;
        t.answer(s.moveOrder, Effect.Answer.Outcome.FAILED, reason.sentence());
        s.moveOrder = -1;
        t.freeSlot();
        s.silenceFrom = t.now;
        t.move(Row.R51, Mode.JOIN, HoldCause.NONE, reason, "");
    }

    /** Row 52, unless this node gave way because it may not serve itself. */
    private static void takeBack(Turn t) {
        if (t.s.barred || !t.s.capacity || t.s.reason == Reason.RESUMED_TOO_OFTEN) {
            join(t, Reason.HANDOVER_FAILED);
        } else {
            t.attempt(Row.R52);
        }
    }

    /** Row 52: the receiver refused, and the token is back. */
    @Override
    void tokenArrived(Turn t) {
        if (t.s.yield == PairState.YieldStage.RELEASED) {
            takeBack(t);
        }
    }

    @Override
    void stop(Turn t) {
        t.fire(Row.R24B);
    }
}
