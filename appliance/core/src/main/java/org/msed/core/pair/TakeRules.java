package org.msed.core.pair;

import org.msed.core.record.Parting;
import org.msed.core.state.Epoch;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/**
 * TAKE: data, address, applications, in this order, under an epoch that is already durable (R16).
 */
final class TakeRules extends ModeRules {

    private static final long MICRO = 1_000L;
    private static final long MILLI = 1_000_000L;

    /** The slot is ours: persist the new epoch, announce it, open the data. */
    static void begin(Turn t) {
        PairState s = t.s;
        Row row = s.attempt;
        s.slot = true;
        boolean fromPeer = s.record.epoch().node() != s.role();
        s.failback = s.role() == Role.PRIMARY && fromPeer && row == Row.R22;
        if (s.forced) {
            s.record =
                    s.record
                            .withToken(true, s.record.tokenSerial() + Turn.FORCED_SERIAL_STEP)
                            .withData(s.record.generations(), true)
                            .withParting(forgetGivenUp(s.record.parting()));
            s.forced = false;
        }
        if (t.obeys(Rule.EVERY_ENTRY_HAS_NEW_EPOCH) || fromPeer || s.record.neverUsed()) {
            t.adopt(Epoch.higher(s.record.epoch(), s.peerEpoch).next(s.role()));
        }
        s.record = s.record.withPeerGoodbye(false);
        if (row == Row.R20A) {
            s.record = s.record.withToken(true, s.record.tokenSerial() + Turn.FORCED_SERIAL_STEP);
        }
        stopReverseMirror(t, row);
        if (row == Row.R20 || row == Row.R20A) {
            s.takeovers = Damping.add(s.takeovers, t.now, t.set.flapMax());
        } else if (row == Row.R6A) {
            s.resumes = Damping.add(s.resumes, t.now, Math.max(1, t.set.resumeMax()));
        }
        s.promiseUntil = PairState.NEVER;
        s.promiseHeard = PairState.NEVER;
        s.promiseEcho = PairState.NEVER;
        s.tokenSince = PairState.NEVER;
        s.answeringSince = PairState.NEVER;
        s.peerAttached = false;
        s.peerDataEpoch = null;
        s.alone = false;
        s.lastPhase = false;
        s.suspended = false;
        s.asksToServe = false;
        t.move(row, Mode.TAKE, HoldCause.NONE, reasonOf(row), detailOf(t, row));
        s.take = PairState.TakeStage.DATA;
        s.nextBeat = t.now;
        t.send(new Message.Stale(s.record.epoch()));
        t.add(new Effect.OpenData(s.record.epoch()));
    }

    /** What is served by force was not given up after all. */
    private static Parting forgetGivenUp(Parting parting) {
        return parting.givenUp() == 0 ? parting : Parting.NONE;
    }

    /** 7.8: after a takeover that nobody planned. */
    private static void stopReverseMirror(Turn t, Row row) {
        boolean unplanned = row == Row.R12 || row == Row.R12A || row == Row.R20 || row == Row.R20A;
        if (unplanned && t.s.sets.mirrored() && !t.set.reverseMirror()) {
            t.s.record = t.s.record.withParting(t.s.record.parting().withStopped());
        }
    }

    /** 7.8: each use of policy CONSISTENT is logged with the age of the data. */
    private static String detailOf(Turn t, Row row) {
        if (row != Row.R20A) {
            return "";
        }
        long age = t.s.age(t.s.currentUntil);
        String behind = age < 0 ? "since before this start" : "for " + age / MILLI + " ms";
        return "without the token; the copy may be behind " + behind;
    }

    private static Reason reasonOf(Row row) {
        return switch (row) {
            case R6 -> Reason.LAST_HOLDER;
            case R6A -> Reason.RESUMED;
            case R8 -> Reason.ALONE_WITH_TOKEN;
            case R12, R12A -> Reason.FORCED;
            case R13B -> Reason.SOURCE_CHOSEN;
            case R20, R20A -> Reason.HEARTBEAT_LOST;
            case R22 -> Reason.HANDED_OVER;
            case R52 -> Reason.HANDOVER_FAILED;
            default -> throw new IllegalStateException("no takeover by row " + row.number());
        };
    }

    @Override
    void deadlines(Turn t) {
        PairState s = t.s;
        t.beat(false);
        t.resendToken();
        if (s.addressHere && t.now >= s.nextRenewal) {
            t.renewAddress();
        }
    }

    @Override
    long nextDeadline(Turn t, long latest) {
        return Math.min(latest, t.s.nextBeat);
    }

    @Override
    boolean higherEpoch(Turn t, Frame frame) {
        YieldRules.lose(t, Row.R29, Reason.STALE);
        return false;
    }

    @Override
    void heartbeat(Turn t, Frame frame, Message.Heartbeat beat) {
        t.send(new Message.Stale(t.s.record.epoch()));
    }

    @Override
    void promise(Turn t, Frame frame, Message.Promise promise) {
        ServeRules.extend(t, frame, promise);
        takeAddressLate(t);
    }

    @Override
    void dataOpened(Turn t) {
        if (t.s.take == PairState.TakeStage.DATA) {
            t.s.take = PairState.TakeStage.ADDRESS;
            t.goSolo();
            if (t.s.hasAuthority()) {
                t.takeAddress();
            }
        }
    }

    /** Where the token is no authority (7.8), as soon as there is one. */
    private static void takeAddressLate(Turn t) {
        boolean due = t.s.take == PairState.TakeStage.ADDRESS && !t.s.addressHere;
        if (due && t.s.hasAuthority()) {
            t.takeAddress();
        }
    }

    @Override
    void gatewayAnswered(Turn t) {
        takeAddressLate(t);
    }

    @Override
    void addressTaken(Turn t) {
        if (t.s.take == PairState.TakeStage.ADDRESS) {
            t.s.take = PairState.TakeStage.APPLICATIONS;
            t.s.addressAfter = t.now - t.s.modeSince;
            t.announce(true);
            t.add(new Effect.StartApplications());
        }
    }

    @Override
    void applicationsUp(Turn t) {
        PairState s = t.s;
        if (s.take == PairState.TakeStage.APPLICATIONS) {
            serve(t, Row.R25, Reason.SERVING, durations(t));
            if (s.moveOrder >= 0) {
                t.answer(s.moveOrder, Effect.Answer.Outcome.DONE, "this node serves");
                s.moveOrder = -1;
            }
            Choice.served(t);
        }
    }

    private static void serve(Turn t, Row row, Reason reason, String detail) {
        PairState s = t.s;
        t.move(row, Mode.SERVE, HoldCause.NONE, reason, detail);
        s.serve = s.record.tokenHere() ? ServeMode.SOLO : ServeMode.STALLED;
        if (!s.record.tokenHere()) {
            s.stalledSince = t.now;
            t.gate(Effect.Gate.Kind.MIRROR, 0);
        }
        s.observedFrom = t.now;
        s.synced = false;
    }

    /** From the decision, the writing of the record included. */
    private static String durations(Turn t) {
        return "address after "
                + t.s.addressAfter / MICRO
                + " us, applications after "
                + (t.now - t.s.modeSince) / MICRO
                + " us";
    }

    @Override
    void addressFailed(Turn t, String cause) {
        fail(t, HoldCause.APP, Reason.ADDRESS_FAILED, cause);
    }

    @Override
    void applicationFailed(Turn t, String cause) {
        fail(t, HoldCause.APP, Reason.APP, cause);
    }

    @Override
    void dataFailed(Turn t, String cause, boolean unsure) {
        fail(t, HoldCause.STORAGE, Reason.STORAGE, cause);
    }

    /** Rows 27, 27a and 28. */
    private static void fail(Turn t, HoldCause cause, Reason reason, String detail) {
        PairState s = t.s;
        s.healthy = false;
        boolean peerReady = s.peerHealth.healthy() && s.peerHealth.capacity();
        boolean peerThere = s.promiseUntil > t.now && peerReady;
        boolean refusedBefore = s.reason == Reason.HANDOVER_FAILED;
        boolean mayMove = peerThere && !refusedBefore && t.set.guard() != Guard.MANUAL;
        if (mayMove && s.peerAttached) {
            t.dropAddress();
            YieldRules.handOver(t, Row.R27, reason, detail);
            return;
        }
        if (mayMove && reason == Reason.APP && s.sets.mirrored() && s.addressHere) {
            // What was written here already the peer must have first, and only SERVE copies.
            serve(t, Row.R27A, reason, detail);
            t.answer(s.moveOrder, Effect.Answer.Outcome.FAILED, detail);
            s.moveOrder = -1;
            t.add(new Effect.StartApplications());
            return;
        }
        t.stopServing();
        t.add(new Effect.StopApplications(t.set.stopNanos()));
        t.add(new Effect.CloseData(false));
        t.freeSlot();
        t.hold(Row.R28, cause, reason, detail);
        t.answer(s.moveOrder, Effect.Answer.Outcome.FAILED, detail);
        s.moveOrder = -1;
    }

    @Override
    void stop(Turn t) {
        t.fire(Row.R24B);
    }
}
