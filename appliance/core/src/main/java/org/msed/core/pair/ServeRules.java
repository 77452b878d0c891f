package org.msed.core.pair;

import java.util.EnumSet;
import java.util.List;
import org.msed.core.state.Blocker;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/** SERVE: beats, authority, the standby, and the ways out (rows 30 to 49). */
final class ServeRules extends ModeRules {

    @Override
    void deadlines(Turn t) {
        PairState s = t.s;
        if (authorityEnded(t)) {
            return;
        }
        watchStandby(t);
        bringUpToDate(t);
        grant(t);
        t.beat(wantsToken(t));
        t.resendToken();
        if (s.addressHere && s.record.tokenHere() && t.now >= s.nextRenewal) {
            t.renewAddress();
        }
        if (s.addressHere && t.now >= s.nextAnnounce) {
            t.announce(false);
        }
        endFailback(t);
        if (s.stopping) {
            stopping(t);
        } else {
            moveAway(t);
        }
    }

    @Override
    long nextDeadline(Turn t, long latest) {
        PairState s = t.s;
        long next = Math.min(latest, s.nextBeat);
        long authority = s.borrowedUntilNanos();
        if (!s.record.tokenHere() && authority > t.now) {
            next = Math.min(next, authority);
        }
        long repl = Math.max(s.promiseHeard, s.observedFrom) + t.set.replNanos();
        return repl > t.now ? Math.min(next, repl) : next;
    }

    /** Rows 35 and 48. */
    private static boolean authorityEnded(Turn t) {
        PairState s = t.s;
        if (s.record.tokenHere() || s.borrowedUntilNanos() > t.now) {
            return false;
        }
        if (s.suspended && t.now < s.graceUntil) {
            return false;
        }
        boolean suspect =
                t.set.guard() == Guard.AVAILABLE
                        && s.gatewaySent != PairState.NEVER
                        && s.gatewaySent + t.set.promiseNanos() > s.promiseUntil;
        if (suspect) {
            YieldRules.lose(t, Row.R48, Reason.GATEWAY_LOST);
        } else {
            YieldRules.lose(t, Row.R35, Reason.NO_AUTHORITY);
        }
        return true;
    }

    /** Rows 31 and 32. */
    private static void watchStandby(Turn t) {
        PairState s = t.s;
        boolean silent = t.now - Math.max(s.promiseHeard, s.observedFrom) >= t.set.replNanos();
        boolean mirroring = s.serve == ServeMode.MIRROR || s.serve == ServeMode.CATCHING_UP;
        if (!mirroring || !silent && !s.ackLate) {
            return;
        }
        if (s.record.tokenHere()) {
            solo(t, Row.R31, Reason.STANDBY_SILENT);
        } else {
            s.serve = ServeMode.STALLED;
            t.note(Row.R32, Reason.STANDBY_SILENT, "");
        }
    }

    private static void solo(Turn t, Row row, Reason reason) {
        if (t.s.serve == ServeMode.CATCHING_UP) {
            t.add(new Effect.StopSync());
        }
        t.s.serve = ServeMode.SOLO;
        t.s.synced = false;
        t.s.answeringSince = PairState.NEVER;
        t.goSolo();
        t.note(row, reason, "");
    }

    /** Rows 36 and 38. */
    private static void bringUpToDate(Turn t) {
        PairState s = t.s;
        boolean standsBy = s.promiseHeard != PairState.NEVER && s.peerMode == Mode.STANDBY;
        boolean answers = standsBy && t.now - s.promiseHeard < t.set.replNanos();
        if (s.serve == ServeMode.SOLO && answers && s.record.tokenHere()) {
            s.serve = ServeMode.CATCHING_UP;
            s.synced = !s.data.mirrored();
            t.fire(Row.R36);
            if (s.data.mirrored()) {
                t.add(new Effect.Sync(Effect.Sync.Direction.SOURCE, setToCopy(t)));
            }
        }
        boolean settled =
                s.answeringSince != PairState.NEVER
                        && t.now - s.answeringSince >= t.set.settleNanos();
        if (s.serve == ServeMode.CATCHING_UP && s.synced && s.peerAttached && settled) {
            s.serve = ServeMode.MIRROR;
            t.add(new Effect.Gate(Effect.Gate.Kind.MIRROR, 0));
            t.note(Row.R38, Reason.ATTACHED, "");
        }
    }

    private static Effect.Sync.SyncSet setToCopy(Turn t) {
        return switch (Lineage.compare(t.s.data, t.s.peerData, true)) {
            case SOURCE_FULL -> Effect.Sync.SyncSet.FULL;
            default -> Effect.Sync.SyncSet.DIRTY;
        };
    }

    /** R1: the token goes to an attached standby, which gives it the right to take over. */
    private static void grant(Turn t) {
        PairState s = t.s;
        boolean promised =
                s.promiseUntil != PairState.NEVER
                        && s.promiseUntil - t.now >= t.set.promiseNanos() / 2;
        boolean wanted =
                (t.set.guard() != Guard.MANUAL || !t.obeys(Rule.MANUAL_MOVES_NOTHING))
                        && !s.stopping
                        && !s.paused()
                        && s.peerHealth.capacity()
                        && s.peerHealth.healthy();
        boolean returnExplained = s.promiseEcho >= s.tokenSince;
        boolean held = promised && returnExplained || !t.obeys(Rule.GRANT_NEEDS_PROMISE);
        boolean attached = s.serve == ServeMode.MIRROR && s.peerAttached;
        if (s.record.tokenHere() && wanted && held && attached) {
            t.giveToken(Row.GRANT);
            t.renewAddress();
        }
    }

    private static boolean wantsToken(Turn t) {
        PairState s = t.s;
        boolean stalled = s.serve == ServeMode.STALLED && t.set.guard() != Guard.AVAILABLE;
        boolean stopping = s.stopping && !s.shutdown && t.obeys(Rule.STOP_FETCHES_TOKEN);
        boolean notWanted = s.paused() || t.set.guard() == Guard.MANUAL;
        boolean detached = s.peerMode == Mode.STANDBY && !s.peerAttached;
        return !s.record.tokenHere() && (stalled || stopping || notWanted || detached);
    }

    private static void endFailback(Turn t) {
        PairState s = t.s;
        boolean ready =
                s.serve == ServeMode.MIRROR
                        && (!s.record.tokenHere() || t.set.guard() == Guard.MANUAL);
        if (s.failback && ready && t.now - s.modeSince >= PairState.MIN_SHOWN_NANOS) {
            s.failback = false;
        }
    }

    /** Rows 47 and 41 by schedule. */
    private static void moveAway(Turn t) {
        PairState s = t.s;
        EnumSet<Blocker> blockers = EnumSet.noneOf(Blocker.class);
        Blockers.ofMove(s, blockers);
        if (!blockers.isEmpty() || s.paused()) {
            return;
        }
        boolean gatewayLost =
                t.set.gatewayConfigured()
                        && t.now - Math.max(s.gatewaySent, Math.max(s.modeSince, s.observedFrom))
                                >= t.set.gatewayNanos();
        boolean automatic = t.set.guard() != Guard.MANUAL;
        if (automatic && (!s.carrier || gatewayLost)) {
            String what = s.carrier ? "the gateway does not answer" : "no carrier";
            YieldRules.handOver(t, Row.R47, Reason.NETWORK, what);
        } else if (failbackDue(t)) {
            YieldRules.handOver(t, Row.R41, Reason.SCHEDULE, "");
        }
    }

    private static boolean failbackDue(Turn t) {
        PairState s = t.s;
        return s.role() == Role.SECONDARY
                && t.set.automaticFailback()
                && t.now - s.modeSince >= t.set.dwellNanos();
    }

    @Override
    boolean higherEpoch(Turn t, Frame frame) {
        if (!t.obeys(Rule.HIGHER_EPOCH_ENDS_SERVICE)) {
            return false;
        }
        YieldRules.lose(t, Row.R39, Reason.STALE);
        return false;
    }

    @Override
    void heartbeat(Turn t, Frame frame, Message.Heartbeat beat) {
        t.send(new Message.Stale(t.s.record.epoch()));
    }

    @Override
    void promise(Turn t, Frame frame, Message.Promise promise) {
        PairState s = t.s;
        if (!extend(t, frame, promise)) {
            return;
        }
        t.fire(Row.R30);
        if (s.serve == ServeMode.STALLED && s.peerAttached && !s.ackLate) {
            s.serve = ServeMode.MIRROR;
            t.note(Row.R34, Reason.STANDBY_BACK, "");
        }
        if (promise.asksToServe() && !s.stopping) {
            EnumSet<Blocker> blockers = EnumSet.noneOf(Blocker.class);
            Blockers.ofMove(s, blockers);
            if (blockers.isEmpty()) {
                YieldRules.handOver(t, Row.R41, Reason.OPERATOR, "ordered at the standby");
            }
        }
    }

    /** Row 30 in TAKE, SERVE and YIELD: authority from the echoed time; whether it counted. */
    static boolean extend(Turn t, Frame frame, Message.Promise promise) {
        PairState s = t.s;
        boolean mine = frame.epoch().equals(s.record.epoch());
        if (!mine || promise.beatNanos() < s.validFrom || promise.beatNanos() > t.now) {
            return false;
        }
        boolean wasSilent =
                s.promiseHeard == PairState.NEVER
                        || t.now - s.promiseHeard > Detector.DOWN_BEATS * t.set.beatNanos();
        if (wasSilent || s.answeringSince == PairState.NEVER) {
            s.answeringSince = t.now;
        }
        long from = t.obeys(Rule.PROMISE_COUNTS_FROM_BEAT) ? promise.beatNanos() : t.now;
        s.promiseUntil = Math.max(s.promiseUntil, from + t.set.promiseNanos());
        s.promiseHeard = t.now;
        s.promiseEcho = Math.max(s.promiseEcho, promise.beatNanos());
        s.peerMode = Mode.STANDBY;
        s.peerAttached = promise.attached();
        s.peerHealth = promise.health();
        if (!s.record.tokenHere()) {
            t.renewAddress();
        }
        if (wasSilent && s.addressHere) {
            t.announce(false);
        }
        return true;
    }

    @Override
    void gatewayAnswered(Turn t) {
        PairState s = t.s;
        boolean livesOnIt = t.set.guard() == Guard.AVAILABLE && !s.record.tokenHere();
        boolean due = s.suspended || t.now >= s.nextRenewal;
        if (livesOnIt && due && s.borrowedUntilNanos() > t.now) {
            t.renewAddress();
        }
    }

    @Override
    void tokenArrived(Turn t) {
        PairState s = t.s;
        s.tokenSince = t.now;
        if (s.serve == ServeMode.STALLED) {
            solo(t, Row.R33, Reason.TOKEN_RECEIVED);
        }
        t.renewAddress();
        s.nextBeat = t.now;
    }

    @Override
    void hello(Turn t, Frame frame, Message.Hello hello) {
        PairState s = t.s;
        if (hello.mode() != Mode.STANDBY) {
            s.peerAttached = false;
        }
        boolean comes = hello.mode() == Mode.JOIN || hello.mode() == Mode.STANDBY;
        if (comes && Lineage.parted(s.data, hello.data(), true)) {
            t.note(Row.R37, Reason.DIVERGED, "");
        }
    }

    @Override
    void goodbye(Turn t, Frame frame, Message.Goodbye goodbye) {
        PairState s = t.s;
        if (s.serve == ServeMode.SOLO) {
            return;
        }
        if (s.record.tokenHere()) {
            solo(t, Row.R40, Reason.PEER_STOPPED);
        } else if (s.serve == ServeMode.MIRROR) {
            s.serve = ServeMode.STALLED;
            t.note(Row.R32, Reason.PEER_STOPPED, "the token is away");
        }
    }

    @Override
    void addressClaimed(Turn t, boolean byPeer, String mac) {
        PairState s = t.s;
        boolean suspect =
                t.set.guard() == Guard.AVAILABLE
                        && !s.record.tokenHere()
                        && s.promiseUntil <= t.now;
        if (byPeer && suspect) {
            YieldRules.lose(t, Row.R48, Reason.ADDRESS_CLAIMED);
        } else if (s.addressHere) {
            t.announce(false);
        }
    }

    @Override
    void addressFailed(Turn t, String cause) {
        applicationOrAddressFailed(t, Reason.ADDRESS_FAILED, cause);
    }

    @Override
    void applicationFailed(Turn t, String cause) {
        applicationOrAddressFailed(t, Reason.APP, cause);
    }

    /** Rows 43 and 44. */
    private static void applicationOrAddressFailed(Turn t, Reason reason, String cause) {
        PairState s = t.s;
        EnumSet<Blocker> blockers = EnumSet.noneOf(Blocker.class);
        Blockers.ofMove(s, blockers);
        boolean automatic = t.set.guard() != Guard.MANUAL && !s.paused();
        if (s.leaving) {
            return;
        }
        if (automatic && blockers.isEmpty()) {
            s.healthy = false;
            YieldRules.handOver(t, Row.R43, reason, cause);
            return;
        }
        if (reason == Reason.APP) {
            t.note(Row.R44, reason, cause);
            t.add(new Effect.StartApplications());
            return;
        }
        if (!s.suspended) {
            t.note(Row.R44, reason, cause);
        }
        s.suspended = true;
        s.nextRenewal = t.now + t.set.renewalNanos();
    }

    @Override
    void dataFailed(Turn t, String cause) {
        PairState s = t.s;
        s.healthy = false;
        t.add(new Effect.Gate(Effect.Gate.Kind.SHUT, 0));
        boolean attached = s.serve == ServeMode.MIRROR && s.peerAttached;
        if (attached && t.set.guard() != Guard.MANUAL) {
            YieldRules.handOver(t, Row.R45, Reason.STORAGE, cause);
            return;
        }
        t.stopServing();
        t.add(new Effect.StopApplications(t.set.stopNanos()));
        t.add(new Effect.CloseData(false));
        t.freeSlot();
        t.hold(Row.R46, HoldCause.STORAGE, Reason.STORAGE, cause);
    }

    @Override
    void syncEnded(Turn t, String cause) {
        t.s.synced = cause.isEmpty();
    }

    @Override
    void move(Turn t, PairEvent.Command command) {
        PairState s = t.s;
        if (command.order() == Order.FAILBACK && s.role() == Role.PRIMARY) {
            refuse(t, command, Blocker.WRONG_MODE);
            return;
        }
        EnumSet<Blocker> blockers = EnumSet.noneOf(Blocker.class);
        Blockers.ofMove(s, blockers);
        if (s.stopping) {
            blockers.add(Blocker.WRONG_MODE);
        }
        if (!blockers.isEmpty()) {
            refuse(t, command, blockers.toArray(new Blocker[0]));
            return;
        }
        s.moveOrder = command.id();
        t.answer(command.id(), Effect.Answer.Outcome.ACCEPTED, "");
        YieldRules.handOver(
                t, Row.R41, Reason.OPERATOR, command.order() + " by " + command.actor());
    }

    @Override
    void stop(Turn t) {
        PairState s = t.s;
        s.nextBeat = t.now;
        EnumSet<Blocker> blockers = EnumSet.noneOf(Blocker.class);
        Blockers.ofMove(s, blockers);
        if (s.shutdown && blockers.isEmpty()) {
            YieldRules.handOver(t, Row.R41, Reason.SHUTDOWN, "");
        } else {
            s.shutdown = false;
            stopping(t);
        }
    }

    /** Row 49: fetch the token, stop the service, say goodbye. */
    private static void stopping(Turn t) {
        PairState s = t.s;
        if (s.leaving) {
            return;
        }
        boolean fetched =
                s.record.tokenHere()
                        || t.set.guard() == Guard.MANUAL
                        || !t.obeys(Rule.STOP_FETCHES_TOKEN);
        boolean patient = t.now < s.stopUntil;
        if (!fetched && patient) {
            return;
        }
        if (!fetched && !s.stopForced) {
            refuseStop(t);
            return;
        }
        s.leaving = true;
        t.add(new Effect.StopApplications(t.set.stopNanos()));
    }

    /** I11: says that the peer may take over, and lets the operator decide. */
    static void refuseStop(Turn t) {
        PairState s = t.s;
        s.stopping = false;
        t.note(Row.R42, Reason.REFUSED, "stop: the token could not be moved");
        t.add(
                new Effect.Answer(
                        s.stopOrder,
                        Effect.Answer.Outcome.FAILED,
                        List.of(Blocker.NO_TOKEN),
                        "the token could not be moved to the node that stays, so that one may take"
                                + " over, or may not be able to serve; force stops all the same"));
        s.stopOrder = -1;
    }

    @Override
    void applicationsDown(Turn t) {
        if (t.s.leaving) {
            t.add(new Effect.Gate(Effect.Gate.Kind.SHUT, 0));
            t.add(new Effect.CloseData(false));
        }
    }

    @Override
    void dataClosed(Turn t, boolean drained) {
        if (t.s.leaving) {
            t.dropAddress();
            leave(t, Row.R49, true);
        }
    }
}
