package org.msed.core.pair;

import java.util.EnumSet;
import java.util.List;
import org.msed.core.record.Parting;
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
        goOnAlone(t);
        bringUpToDate(t);
        repair(t);
        grant(t);
        t.beat(wantsToken(t));
        t.resendToken();
        if (s.addressHere && s.ownsAuthority() && t.now >= s.nextRenewal) {
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
        if (!s.ownsAuthority() && authority > t.now) {
            next = Math.min(next, authority);
        }
        long repl = Math.max(s.promiseHeard, s.observedFrom) + t.set.replNanos();
        return repl > t.now ? Math.min(next, repl) : next;
    }

    /** Rows 35 and 48. */
    private static boolean authorityEnded(Turn t) {
        PairState s = t.s;
        if (s.hasAuthority()) {
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
        boolean token = s.record.tokenHere() || !t.obeys(Rule.SOLO_NEEDS_TOKEN);
        boolean left = s.sets.mirrored() && s.serve == ServeMode.MIRROR && !s.peerAttached;
        if (!mirroring || !silent && !s.ackLate && !(left && token)) {
            return;
        }
        if (token) {
            solo(t, Row.R31, Reason.STANDBY_SILENT);
        } else {
            stall(t, Reason.STANDBY_SILENT, "");
        }
    }

    private static void stall(Turn t, Reason reason, String detail) {
        t.s.serve = ServeMode.STALLED;
        t.s.stalledSince = t.now;
        t.note(Row.R32, reason, detail);
    }

    /** R5, except while catching up before the last phase: then it was never left. */
    private static void solo(Turn t, Row row, Reason reason) {
        solo(t, row, reason, "");
    }

    private static void solo(Turn t, Row row, Reason reason, String detail) {
        PairState s = t.s;
        boolean catchingUp = s.serve == ServeMode.CATCHING_UP;
        if (catchingUp) {
            t.add(new Effect.StopSync());
        }
        s.serve = ServeMode.SOLO;
        s.synced = false;
        s.repair = false;
        s.peerDataEpoch = null;
        s.answeringSince = PairState.NEVER;
        if (!catchingUp || s.lastPhase) {
            t.goSolo();
        }
        s.lastPhase = false;
        t.note(row, reason, detail);
    }

    /** V2: a suspect holder goes on alone once the gateway answers a probe of after the stall. */
    private static void goOnAlone(Turn t) {
        PairState s = t.s;
        boolean waits = s.sets.mirrored() && s.serve == ServeMode.STALLED;
        boolean suspect = !s.record.tokenHere() && s.promiseUntil <= t.now;
        boolean may = t.set.guard() == Guard.AVAILABLE && s.gatewaySent > s.stalledSince;
        if (waits && suspect && may && s.gatewaySent >= s.validFrom) {
            s.alone = true;
            solo(t, Row.V2, Reason.STANDBY_SILENT);
        }
    }

    /** Rows 36 and 38. */
    private static void bringUpToDate(Turn t) {
        PairState s = t.s;
        boolean standsBy = s.promiseHeard != PairState.NEVER && s.peerMode == Mode.STANDBY;
        boolean answers = standsBy && t.now - s.promiseHeard < t.set.replNanos();
        if (s.serve == ServeMode.SOLO && answers && s.record.tokenHere()) {
            catchUp(t);
        }
        boolean settled =
                s.answeringSince != PairState.NEVER
                        && t.now - s.answeringSince >= t.set.settleNanos();
        boolean equal = s.synced && s.peerAttached || !t.obeys(Rule.GRANT_NEEDS_SYNC);
        if (s.serve == ServeMode.CATCHING_UP && equal && settled) {
            s.serve = ServeMode.MIRROR;
            s.lastPhase = false;
            s.alone = false;
            t.gate(Effect.Gate.Kind.MIRROR, 0);
            t.note(Row.R38, Reason.ATTACHED, "");
        }
    }

    /** Row 36. With data the standby must have said in this epoch which lineage it has. */
    private static void catchUp(Turn t) {
        PairState s = t.s;
        if (!s.sets.mirrored()) {
            s.serve = ServeMode.CATCHING_UP;
            s.synced = true;
            t.fire(Row.R36);
            return;
        }
        boolean told = s.record.epoch().equals(s.peerDataEpoch) && s.peerHealth.healthy();
        boolean stopped = s.record.parting().stopped();
        if (!told || stopped || Lineage.parted(s.data(), s.peerData, true)) {
            return;
        }
        boolean full = Lineage.compare(s.data(), s.peerData, true) == Lineage.Result.SOURCE_FULL;
        s.serve = ServeMode.CATCHING_UP;
        s.synced = false;
        s.lastPhase = false;
        s.sync++;
        t.note(Row.R36, Reason.SYNCING, full ? "everything" : "what differs");
        t.add(new Effect.Sync(s.sync, full, s.record.generations()));
    }

    /**
     * Row 36d. The mirror goes on until the token is here, so that no flush waits for it; whatever
     * ends the mirror before leads to row 36 too, which copies the dirty set.
     */
    private static void repair(Turn t) {
        PairState s = t.s;
        boolean token = s.record.tokenHere() || !t.obeys(Rule.REPAIR_NEEDS_TOKEN);
        if (!s.repair || s.serve != ServeMode.MIRROR || !token) {
            return;
        }
        if (t.obeys(Rule.REPAIR_BEFORE_GRANT)) {
            solo(t, Row.R36D, Reason.REPAIRING);
            bringUpToDate(t);
        } else {
            s.repair = false;
        }
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
        boolean attached =
                s.serve == ServeMode.MIRROR && (s.peerAttached || !t.obeys(Rule.GRANT_NEEDS_SYNC));
        if (s.record.tokenHere() && wanted && held && attached) {
            t.giveToken(Row.GRANT);
            t.renewAddress();
        }
    }

    private static boolean wantsToken(Turn t) {
        PairState s = t.s;
        boolean stops = t.set.guard() != Guard.AVAILABLE || s.sets.mirrored();
        boolean stalled = stops && s.serve == ServeMode.STALLED || s.serve == ServeMode.SOLO;
        boolean stopping = s.stopping && !s.shutdown && t.obeys(Rule.STOP_FETCHES_TOKEN);
        boolean notWanted = s.paused() || t.set.guard() == Guard.MANUAL;
        boolean detached = s.peerMode == Mode.STANDBY && !s.peerAttached;
        return !s.record.tokenHere() && (stalled || stopping || notWanted || detached || s.repair);
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
        if (!s.ownsAuthority()) {
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
        boolean livesOnIt = t.set.guard() == Guard.AVAILABLE && !s.ownsAuthority();
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
        boolean held = hello.mode() == Mode.HOLD && hello.holdCause() == HoldCause.DIVERGED;
        boolean comes = hello.mode() == Mode.JOIN || hello.mode() == Mode.STANDBY || held;
        boolean parted = comes && Lineage.parted(s.data(), hello.data(), true);
        if (parted && s.partedSince == PairState.NEVER) {
            t.note(Row.R37, Reason.DIVERGED, "");
        }
        s.partedSince = parted ? t.now : PairState.NEVER;
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
            stall(t, Reason.PEER_STOPPED, "the token is away");
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

    /** Rows 45 and 46. The holder's data is what the service is: unsure it is not, but broken. */
    @Override
    void dataFailed(Turn t, String cause, boolean unsure) {
        PairState s = t.s;
        s.healthy = false;
        t.gate(Effect.Gate.Kind.SHUT, 0);
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
    void ackLate(Turn t) {
        t.s.stalledSince = t.now;
    }

    @Override
    void syncNear(Turn t) {
        if (t.s.serve == ServeMode.CATCHING_UP && !t.s.lastPhase) {
            t.s.lastPhase = true;
            t.gate(Effect.Gate.Kind.MIRROR, 0);
        }
    }

    /** 7.7: done, so the standby is what this node is; or not, and then nobody knows. */
    @Override
    void syncEnded(Turn t, String cause) {
        PairState s = t.s;
        if (s.serve != ServeMode.CATCHING_UP || s.synced) {
            return;
        }
        if (!cause.isEmpty()) {
            solo(t, Row.R36B, Reason.STANDBY_SILENT, cause);
            return;
        }
        s.synced = true;
        s.record =
                s.record
                        .withData(s.record.generations().together(), s.record.consistent())
                        .withParting(Parting.NONE);
        s.peerData = s.data();
        t.persist();
    }

    @Override
    void copiesDiffer(Turn t, boolean repair, String detail) {
        PairState s = t.s;
        t.note(Row.R36C, Reason.COPIES_DIFFER, detail);
        if (repair && s.serve != ServeMode.SOLO) {
            s.repair = true;
            s.nextBeat = t.now;
        }
    }

    @Override
    void firstDirectory(Turn t) {
        if (t.s.record.tokenHere()) {
            solo(t, Row.R36, Reason.SYNCING);
        } else {
            stall(t, Reason.SYNCING, "the first directory is mirrored from now on");
        }
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
            t.gate(Effect.Gate.Kind.SHUT, 0);
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
