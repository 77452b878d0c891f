package org.msed.core.pair;

import java.util.EnumSet;
import org.msed.core.record.Generations;
import org.msed.core.record.Parting;
import org.msed.core.state.Blocker;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;
import org.msed.core.state.StandbyMode;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/** STANDBY: promises, and takes over when it may (rows 16 to 24c). */
final class StandbyRules extends ModeRules {

    @Override
    void deadlines(Turn t) {
        PairState s = t.s;
        t.resendToken();
        if (s.stopping) {
            stopWhenTokenIsBack(t);
            return;
        }
        if (s.asksToServe && t.now >= s.asksUntil) {
            s.asksToServe = false;
            t.answer(s.moveOrder, Effect.Answer.Outcome.FAILED, "the holder did not hand over");
            s.moveOrder = -1;
        }
        boolean detached = s.sets.mirrored() && s.standby == StandbyMode.DETACHED;
        if (detached || s.record.rejoined() || Detector.peer(s) == Detector.Hearing.SILENT) {
            t.hello(t.helloNanos());
        }
        endFailback(t);
        considerTakeover(t);
    }

    private static void endFailback(Turn t) {
        PairState s = t.s;
        boolean ready =
                s.record.tokenHere()
                        || t.set.guard() == Guard.MANUAL && s.standby == StandbyMode.ATTACHED;
        if (s.failback && ready && t.now - s.modeSince >= PairState.MIN_SHOWN_NANOS) {
            s.failback = false;
        }
    }

    @Override
    long nextDeadline(Turn t, long latest) {
        long due = t.s.silenceFrom + t.set.deadNanos();
        long probe = due - t.set.probeNanos();
        return Math.min(latest, t.now < probe ? probe : t.now < due ? due : latest);
    }

    /** Rows 20, 21, 21a: silence of T_dead, and nothing that stands against it. */
    private static void considerTakeover(Turn t) {
        PairState s = t.s;
        long wait =
                t.obeys(Rule.TAKEOVER_NEEDS_SILENCE) ? t.set.deadNanos() : t.set.beatNanos() * 2;
        long due = Math.max(s.silenceFrom + wait, s.notBefore);
        if (s.attempt != null || t.now < due - t.set.probeNanos()) {
            return;
        }
        EnumSet<Blocker> blockers = blockers(t);
        if (!blockers.isEmpty()) {
            t.cancelProbe();
            if (t.now >= due) {
                notReady(t, blockers);
            }
            return;
        }
        if (s.probe == PairState.Probe.NONE) {
            t.startProbe(due);
        } else if (s.probe == PairState.Probe.SILENT && t.now >= due) {
            t.attempt(s.record.tokenHere() || !s.mayTakeWithoutToken() ? Row.R20 : Row.R20A);
        }
    }

    private static EnumSet<Blocker> blockers(Turn t) {
        EnumSet<Blocker> found = EnumSet.noneOf(Blocker.class);
        Blockers.ofTakeover(t.s, found);
        if (!t.obeys(Rule.TAKEOVER_NEEDS_TOKEN)) {
            found.remove(Blocker.NO_TOKEN);
            found.remove(Blocker.NOT_IN_SYNC);
        }
        if (!t.obeys(Rule.GATEWAY_WITHHOLDS)) {
            found.remove(Blocker.GATEWAY_LOST);
        }
        if (!t.obeys(Rule.FLAP_IS_BOUNDED)) {
            found.remove(Blocker.FLAP);
        }
        if (!t.obeys(Rule.MANUAL_MOVES_NOTHING)) {
            found.remove(Blocker.NOT_AUTOMATIC);
        }
        return found;
    }

    private static void notReady(Turn t, EnumSet<Blocker> blockers) {
        PairState s = t.s;
        if (blockers.equals(EnumSet.of(Blocker.FLAP))) {
            t.hold(Row.R21A, HoldCause.FLAP, Reason.FLAP, s.recentTakeovers() + " takeovers");
        } else if (!blockers.equals(s.reported)) {
            s.reported = blockers;
            t.note(Row.R21, Reason.NOT_READY, blockers.toString());
        }
    }

    @Override
    boolean higherEpoch(Turn t, Frame frame) {
        t.adopt(frame.epoch());
        t.s.releasedByPeer = null;
        t.persistWith(Row.R17, Reason.PEER_SERVES, "");
        t.attach();
        return false;
    }

    @Override
    void heartbeat(Turn t, Frame frame, Message.Heartbeat beat) {
        PairState s = t.s;
        if (!frame.epoch().equals(s.record.epoch())) {
            t.send(new Message.Stale(s.record.epoch()));
            return;
        }
        if (s.releasedByPeer != null || s.attempt == Row.R22) {
            return;
        }
        s.holderGeneration = beat.generation();
        boolean current = s.standby == StandbyMode.ATTACHED && s.hasHoldersLineage();
        s.currentUntil = current ? t.now : s.currentUntil;
        if (s.standby == StandbyMode.ATTACHED && !s.hasHoldersLineage()) {
            t.attach();
        }
        boolean wanted = beat.wantsToken() || !s.healthy || !s.capacity;
        if (wanted && s.record.tokenHere()) {
            t.giveToken(Row.RETURN);
        }
        t.fire(Row.R16);
        t.send(
                new Message.Promise(
                        beat.beatNanos(),
                        s.standby == StandbyMode.ATTACHED,
                        s.asksToServe,
                        s.health()));
    }

    @Override
    void hello(Turn t, Frame frame, Message.Hello hello) {
        PairState s = t.s;
        boolean undecided = hello.mode() == Mode.JOIN || hello.mode() == Mode.HOLD;
        boolean lastHolder = s.record.epoch().node() != s.role();
        boolean sameEpoch = frame.epoch().equals(s.record.epoch());
        if (hello.mode() == Mode.SERVE && sameEpoch) {
            holdIfParted(t, hello);
            return;
        }
        if (!undecided || !lastHolder) {
            return;
        }
        if (hello.released() && sameEpoch && s.record.tokenHere()) {
            takeReleased(t);
            return;
        }
        t.fire(Row.R24C);
        if (s.standby != StandbyMode.DETACHED) {
            t.attach();
        }
        if (hello.wantsToken() && s.record.tokenHere() && s.attempt == null) {
            t.giveToken(Row.RETURN);
        }
    }

    /** Row 5a, once it cannot be a HELLO from before the last synchronisation that came late. */
    private static void holdIfParted(Turn t, Message.Hello hello) {
        PairState s = t.s;
        boolean parted =
                s.standby == StandbyMode.DETACHED && Lineage.parted(s.data(), hello.data(), false);
        if (!parted) {
            s.partedSince = PairState.NEVER;
        } else if (s.partedSince == PairState.NEVER) {
            s.partedSince = t.now;
        } else if (t.now - s.partedSince >= t.set.deadNanos() + t.set.handoverNanos()) {
            t.add(new Effect.CloseData(false));
            t.hold(Row.R5A, HoldCause.DIVERGED, Reason.DIVERGED, "");
        }
    }

    @Override
    void release(Turn t, Frame frame, Message.Release release) {
        PairState s = t.s;
        if (!release.epoch().equals(s.record.epoch())) {
            return;
        }
        if (release.tokenSerial() > s.record.tokenSerial()) {
            EventHandler.receiveToken(t, release.tokenSerial());
        }
        if (s.record.tokenHere()) {
            takeReleased(t);
        } else {
            s.releasedByPeer = release.epoch();
        }
    }

    /** Row 22, or the refusal that row 52 waits for. */
    private static void takeReleased(Turn t) {
        PairState s = t.s;
        if (s.stopping || !s.healthy || !s.capacity || !s.record.consistent()) {
            t.giveToken(Row.RETURN);
            return;
        }
        s.notBefore = PairState.NEVER;
        s.attempt = s.attempt == Row.R22 ? s.attempt : null;
        t.attempt(Row.R22);
    }

    @Override
    void tokenArrived(Turn t) {
        PairState s = t.s;
        if (s.releasedByPeer != null && s.releasedByPeer.equals(s.record.epoch())) {
            takeReleased(t);
        }
    }

    @Override
    void slotRefused(Turn t, String servedPair) {
        boolean handover = t.s.attempt == Row.R22;
        super.slotRefused(t, servedPair);
        if (handover && t.s.record.tokenHere()) {
            t.giveToken(Row.RETURN);
        }
    }

    @Override
    void capacityChanged(Turn t) {
        if (!t.s.capacity && t.s.record.tokenHere()) {
            t.giveToken(Row.RETURN);
        }
    }

    @Override
    void goodbye(Turn t, Frame frame, Message.Goodbye goodbye) {
        holderStopped(t, goodbye);
    }

    /** Row 19. */
    static void holderStopped(Turn t, Message.Goodbye goodbye) {
        if (goodbye.fromHolder() && t.obeys(Rule.GOODBYE_BARS_TAKEOVER)) {
            t.s.record = t.s.record.withPeerGoodbye(true);
            t.hold(Row.R19, HoldCause.PEER_STOPPED, Reason.PEER_STOPPED, "");
        }
    }

    @Override
    void attached(Turn t) {
        if (t.s.standby != StandbyMode.ATTACHED) {
            t.s.standby = StandbyMode.ATTACHED;
            t.fire(Row.R18);
        }
    }

    @Override
    void detached(Turn t) {
        if (t.s.healthy) {
            t.attach();
        } else {
            t.s.standby = StandbyMode.DETACHED;
        }
    }

    /** Row 36a: the copy is unfinished from now on, and named after what it is to become. */
    @Override
    void syncOffered(Turn t, Generations source) {
        PairState s = t.s;
        if (s.record.tokenHere()) {
            t.attach();
            return;
        }
        s.partedSince = PairState.NEVER;
        boolean consistent = !t.obeys(Rule.TARGET_IS_INCONSISTENT);
        long givenUp = s.record.parting().givenUp();
        s.record =
                s.record
                        .withData(source.together(), consistent)
                        .withParting(Parting.givenUp(givenUp));
        s.standby = StandbyMode.SYNCING;
        t.persistWith(Row.R36A, Reason.SYNCING, "");
        t.add(new Effect.AdmitSync(s.attachment, givenUp));
    }

    @Override
    void syncReceived(Turn t) {
        PairState s = t.s;
        if (s.standby == StandbyMode.SYNCING) {
            s.standby = StandbyMode.ATTACHED;
            s.holderGeneration = s.record.generations().current();
            s.record = s.record.withData(s.record.generations(), true).withParting(Parting.NONE);
            t.persistWith(Row.R18, Reason.ATTACHED, "");
            t.add(new Effect.ConfirmSync(s.attachment));
        }
    }

    /** Row 23. A copy that may be no copy of anything loses the token by the same write (I8). */
    @Override
    void dataFailed(Turn t, String cause, boolean unsure) {
        PairState s = t.s;
        s.healthy = false;
        s.standby = StandbyMode.DETACHED;
        t.cancelProbe();
        if (unsure) {
            s.record = s.record.withData(s.record.generations(), false);
        }
        if (s.record.tokenHere()) {
            t.note(Row.R23, Reason.STORAGE, cause);
            t.giveToken(Row.RETURN);
        } else {
            t.persistWith(Row.R23, Reason.STORAGE, cause);
        }
    }

    @Override
    void resumed(Turn t) {
        if (t.s.standby == StandbyMode.DETACHED) {
            t.attach();
        }
    }

    @Override
    void firstDirectory(Turn t) {
        t.attach();
    }

    @Override
    void move(Turn t, PairEvent.Command command) {
        PairState s = t.s;
        boolean undecided = s.peerMode == Mode.JOIN || s.peerMode == Mode.HOLD;
        if (command.order() == Order.FAILBACK && s.role() != Role.PRIMARY) {
            refuse(t, command, Blocker.WRONG_MODE);
        } else if (!s.inContact()) {
            refuse(t, command, Blocker.PEER_UNREACHABLE);
        } else if (!undecided && s.standby != StandbyMode.ATTACHED) {
            refuse(t, command, Blocker.NOT_IN_SYNC);
        } else {
            s.asksToServe = true;
            s.asksUntil = t.now + t.set.handoverNanos();
            s.moveOrder = command.id();
            s.nextHello = t.now;
            t.answer(command.id(), Effect.Answer.Outcome.ACCEPTED, "");
        }
    }

    @Override
    void undo(Turn t, PairEvent.Undo order) {
        if (t.s.attempt != null || t.s.asksToServe || t.s.stopping || t.s.releasedByPeer != null) {
            super.undo(t, order);
        } else {
            putBack(t, order);
        }
    }

    @Override
    void takeover(Turn t, PairEvent.Command command) {
        force(t, Row.R12A, command);
    }

    @Override
    void stop(Turn t) {
        if (t.s.record.tokenHere()) {
            t.giveToken(Row.RETURN);
        }
        stopWhenTokenIsBack(t);
    }

    /** Row 24: the token is resent until the holder's record shows it; then goodbye. */
    private static void stopWhenTokenIsBack(Turn t) {
        PairState s = t.s;
        boolean back = !s.record.tokenHere() && s.peerSerial >= s.record.tokenSerial();
        boolean patient = t.now < s.stopUntil;
        if (back || s.stopForced && !patient || t.set.guard() == Guard.MANUAL) {
            leave(t, Row.R24, false);
        } else if (!patient) {
            ServeRules.refuseStop(t);
        }
    }
}
