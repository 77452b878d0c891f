package org.msed.core.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.msed.core.state.Epoch;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.ServeMode;
import org.msed.core.state.StandbyMode;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/** One step at work: a private copy of the state, and the effects so far. */
final class Turn {

    /** What a forced move adds to the serial: the peer may hold a later one than was seen. */
    static final long FORCED_SERIAL_STEP = 1000;

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    final PairState s;
    final PairSettings set;
    final long now;

    private final Set<Rule> obeyed;
    private final List<Effect> effects = new ArrayList<>(4);
    private RowSet rows = RowSet.NONE;

    Turn(PairState copy, Set<Rule> obeyed, Moment at) {
        this.s = copy;
        this.set = copy.settings;
        this.obeyed = obeyed;
        this.now = at.nanos();
        s.at = at;
    }

    boolean obeys(Rule rule) {
        return obeyed.contains(rule);
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    void fire(Row row) {
        rows = rows.with(row);
    }

    ModeRules rules() {
        return ModeRules.of(s.mode);
    }

    void deadlines() {
        Choice.deadline(this);
        rules().deadlines(this);
    }

    Step step() {
        return new Step(s, effects, rows, rules().nextDeadline(this, now + set.tickNanos()));
    }

    /**
     * R17, R18: what this node's own clocks say of its own absence. A freeze that the monotonic
     * clock slept through makes a lease longer than the peer believes; half the slack of condition
     * C is where that begins to matter, so the lease is void from there on.
     */
    void observe(Moment last) {
        if (s.mode == Mode.OFF || last.nanos() == PairState.NEVER) {
            return;
        }
        long gap = now - last.nanos();
        long bootGap = s.at.bootNanos() - last.bootNanos() - gap;
        long wallGap = s.at.wallNanos() - last.wallNanos() - gap;
        long reset = set.pauseResetNanos();
        boolean disagree = Math.abs(bootGap) > reset || Math.abs(wallGap) > reset;
        long slack = set.probeNanos() / 2;
        boolean lost = Math.abs(bootGap) > slack || Math.abs(wallGap) > slack;
        if ((disagree || lost) && obeys(Rule.CLOCKS_MUST_AGREE)) {
            voidLease();
        }
        if (gap <= set.pauseNoteNanos() && !disagree) {
            return;
        }
        note(
                Row.PAUSE,
                Reason.PAUSE,
                "monotonic gap "
                        + gap / MILLI
                        + " ms, boot clock "
                        + bootGap / MILLI
                        + " ms and wall clock "
                        + wallGap / MILLI
                        + " ms apart from it");
        if ((gap > reset || disagree) && obeys(Rule.PAUSE_RESTARTS_SILENCE)) {
            observeAnew();
        }
    }

    private void observeAnew() {
        s.silenceFrom = now;
        s.observedFrom = now;
        s.gatewaySince = PairState.NEVER;
        s.answeringSince = PairState.NEVER;
        abandonAttempt("this node was paused");
    }

    private void voidLease() {
        if (s.addressHere && !s.ownsAuthority()) {
            s.graceUntil = s.borrowedUntilNanos();
            s.suspended = true;
            s.nextBeat = now;
            dropAddress();
        }
        s.promiseUntil = PairState.NEVER;
        s.validFrom = now;
    }

    /** Ends probe and attempt of a takeover that rests on silence (row 26). */
    void abandonAttempt(String why) {
        cancelProbe();
        if (s.attempt == Row.R20 || s.attempt == Row.R20A || s.attempt == Row.R8) {
            s.attempt = null;
            s.notBefore = now + set.deadNanos();
            note(Row.R26, Reason.ATTEMPT_ENDED, why);
        }
    }

    /** Probes the address until {@code due}, and for as long as a probe takes in any case. */
    void startProbe(long due) {
        s.probe = PairState.Probe.RUNNING;
        add(new Effect.ProbeAddress(Math.max(due, now + set.probeNanos())));
    }

    void cancelProbe() {
        if (s.probe != PairState.Probe.NONE) {
            s.probe = PairState.Probe.NONE;
            add(new Effect.CancelProbe());
        }
    }

    /** Begins a takeover: the slot first (C2), the rest when it is granted. */
    void attempt(Row row) {
        if (s.attempt == null && now >= s.notBefore) {
            s.attempt = row;
            add(new Effect.ClaimSlot());
        }
    }

    void send(Message body) {
        boolean unreadable = s.hold == HoldCause.META;
        add(
                new Effect.Send(
                        new Frame(
                                unreadable ? Epoch.NONE : s.record.epoch(),
                                unreadable ? 0 : s.record.tokenSerial(),
                                body)));
    }

    void sendHello(boolean answer) {
        boolean resumes = !s.barred && s.record.consistent() && resumesLeft();
        boolean wants = s.mode == Mode.STANDBY ? s.asksToServe : s.mode == Mode.JOIN && resumes;
        send(
                new Message.Hello(
                        answer,
                        s.mode,
                        s.hold,
                        s.record.tokenHere() && s.hold != HoldCause.META,
                        s.record.released(),
                        wants,
                        s.record.rejoined() && s.hold != HoldCause.META,
                        s.yieldsTo,
                        s.hold == HoldCause.META ? 0 : s.record.parting().discards(),
                        s.data(),
                        s.health()));
    }

    boolean resumesLeft() {
        boolean peerCan = s.peerHealth.healthy() && s.peerHealth.capacity();
        boolean lacks = s.peerMode == Mode.STANDBY && !Blockers.peerHasAll(s);
        boolean noOther = set.guard() == Guard.MANUAL || !peerCan || lacks;
        int limit = noOther ? Math.max(1, set.resumeMax()) : set.resumeMax();
        return !obeys(Rule.RESUME_IS_BOUNDED)
                || Damping.within(s.resumes, now, set.resumeWindowNanos()) < limit;
    }

    void persist() {
        persist(null);
    }

    private void persist(Decision decision) {
        if (s.takeovers.length > 0 || s.resumes.length > 0) {
            s.record =
                    s.record.withAges(Damping.ages(s.takeovers, now), Damping.ages(s.resumes, now));
        }
        add(new Effect.Persist(s.record, decision));
    }

    /** Records an event that changes no mode and nothing that must be durable. */
    void note(Row row, Reason reason, String detail) {
        add(new Effect.Note(decide(row, reason, s.mode, detail)));
    }

    /** Makes the record durable together with an event that changes no mode. */
    void persistWith(Row row, Reason reason, String detail) {
        persist(decide(row, reason, s.mode, detail));
    }

    private Decision decide(Row row, Reason reason, Mode from, String detail) {
        fire(row);
        long sequence = s.record.eventSequence() + 1;
        s.record =
                s.record
                        .withEvent(s.incarnation, sequence)
                        .withMode(
                                s.mode, s.hold, s.mode == Mode.OFF ? s.record.shown() : s.shown());
        return new Decision(
                sequence,
                row,
                reason,
                from,
                s.mode,
                s.hold,
                s.shown(),
                s.record.epoch(),
                s.record.tokenHere(),
                s.record.tokenSerial(),
                evidence(),
                detail);
    }

    private Evidence evidence() {
        long borrowed = s.borrowedUntilNanos();
        return new Evidence(
                s.age(s.silenceFrom),
                set.deadNanos(),
                borrowed == PairState.NEVER ? -1 : Math.max(0, borrowed - now),
                s.age(s.gatewaySent),
                s.linkAges());
    }

    /** The one place in which a mode changes. */
    void move(Row row, Mode to, HoldCause cause, Reason reason, String detail) {
        Mode from = s.mode;
        boolean unwritable = cause == HoldCause.META || s.hold == HoldCause.META && to == Mode.OFF;
        abandonPending();
        s.mode = to;
        s.hold = cause;
        s.serve = ServeMode.NONE;
        s.standby = StandbyMode.NONE;
        s.take = PairState.TakeStage.NONE;
        s.yield = PairState.YieldStage.NONE;
        s.reason = reason;
        s.reasonDetail = detail;
        s.modeSince = now;
        s.reported = Set.of();
        s.releasedByPeer = null;
        s.leaving = false;
        s.repair = false;
        s.partedSince = PairState.NEVER;
        s.stopUntil = now + set.replNanos();
        if (!obeys(Rule.MODE_CHANGE_HAS_EVENT)) {
            fire(row);
            s.record = s.record.withMode(to, cause, s.shown());
            persist();
        } else if (unwritable) {
            note(row, from, reason, detail);
        } else {
            persist(decide(row, reason, from, detail));
        }
        if (to == Mode.JOIN) {
            s.nextHello = now;
        }
    }

    private void note(Row row, Mode from, Reason reason, String detail) {
        add(new Effect.Note(decide(row, reason, from, detail)));
    }

    private void abandonPending() {
        cancelProbe();
        s.attempt = null;
    }

    /** R3, R1: persisted, then sent; resent until the peer's record shows it (R4). */
    void giveToken(Row row) {
        long serial = Math.max(s.record.tokenSerial(), s.peerSerial) + 1;
        s.record = s.record.withToken(false, serial);
        if (obeys(Rule.PERSIST_BEFORE_SEND)) {
            persistWith(row, Reason.TOKEN_GIVEN, "");
            send(new Message.Token(s.record.tokenSerial()));
        } else {
            send(new Message.Token(s.record.tokenSerial()));
            persistWith(row, Reason.TOKEN_GIVEN, "");
        }
        s.nextResend = now + set.beatNanos();
    }

    /** R4: a token given away travels until the receiver's record shows it. */
    void resendToken() {
        boolean travelling =
                !s.record.tokenHere()
                        && s.hold != HoldCause.META
                        && s.peerSerial >= 0
                        && s.peerSerial < s.record.tokenSerial();
        if (travelling && now >= s.nextResend && obeys(Rule.TOKEN_IS_RESENT)) {
            send(new Message.Token(s.record.tokenSerial()));
            s.nextResend = now + set.beatNanos();
        }
    }

    void beat(boolean wantsToken) {
        if (now < s.nextBeat) {
            return;
        }
        s.nextBeat = now + set.beatNanos();
        send(
                new Message.Heartbeat(
                        now,
                        s.mode,
                        s.serve,
                        s.record.generations().current(),
                        wantsToken,
                        s.health()));
    }

    void hello(long intervalNanos) {
        if (now >= s.nextHello) {
            s.nextHello = now + intervalNanos;
            sendHello(false);
        }
    }

    /** Interval of HELLO: each second, and often enough to be heard within a short T_dead. */
    long helloNanos() {
        return Math.max(set.beatNanos(), Math.min(SECOND, set.deadNanos() / 4));
    }

    /** End of the lease that authority allows now (R13). */
    long leaseUntil() {
        if (s.ownsAuthority() || !obeys(Rule.LEASE_WITHIN_AUTHORITY)) {
            return now + set.promiseNanos();
        }
        return s.borrowedUntilNanos();
    }

    void takeAddress() {
        s.addressHere = true;
        s.suspended = false;
        s.nextRenewal = now + set.renewalNanos();
        s.nextAnnounce = now + 60 * SECOND;
        add(new Effect.TakeAddress(leaseUntil()));
    }

    void renewAddress() {
        if (s.suspended) {
            takeAddress();
            announce(false);
        } else if (s.addressHere) {
            s.nextRenewal = now + set.renewalNanos();
            add(new Effect.RenewAddress(leaseUntil()));
        }
    }

    void announce(boolean burst) {
        s.nextAnnounce = now + 60 * SECOND;
        add(new Effect.Announce(burst));
    }

    void dropAddress() {
        if (s.addressHere) {
            s.addressHere = false;
            add(new Effect.DropAddress());
        }
    }

    void freeSlot() {
        if (s.slot) {
            s.slot = false;
            add(new Effect.FreeSlot());
        }
    }

    /** R15 and row 54: the address first, then acknowledgements; the rest may be slow. */
    void stopServing() {
        dropAddress();
        gate(Effect.Gate.Kind.SHUT, 0);
    }

    /** R5: leaves the common lineage before the first acknowledgement alone. */
    void goSolo() {
        long generation = 0;
        if (s.sets.mirrored()) {
            generation = fresh();
            long wallMillis = s.at.wallNanos() / MILLI;
            s.record =
                    s.record
                            .withData(
                                    s.record.generations().depart(generation),
                                    s.record.consistent())
                            .withParting(s.record.parting().since(wallMillis));
            persist();
        }
        gate(Effect.Gate.Kind.SOLO, generation);
    }

    /** Sets what acknowledgements wait for; nothing is late under a gate that was set just now. */
    void gate(Effect.Gate.Kind kind, long generation) {
        s.gate = kind;
        s.ackLate = false;
        add(new Effect.Gate(kind, generation));
    }

    /** SplitMix64 over the seed given at start. */
    long fresh() {
        s.random += 0x9e3779b97f4a7c15L;
        long z = s.random;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        return z == 0 ? 1 : z;
    }

    void adopt(Epoch epoch) {
        s.record = s.record.withEpoch(epoch);
    }

    /** Enters STANDBY under the peer's epoch, or under the higher of both. */
    void standBy(Row row, Epoch epoch, Reason reason) {
        if (epoch.isAbove(s.record.epoch())) {
            adopt(epoch);
        }
        s.record = s.record.withPeerGoodbye(false);
        s.silenceFrom = now;
        move(row, Mode.STANDBY, HoldCause.NONE, reason, "");
        s.standby = StandbyMode.DETACHED;
        s.barred = false;
        attach();
    }

    /** Begins the attachment of this standby to the holder of its epoch. */
    void attach() {
        s.standby = StandbyMode.DETACHED;
        s.attachment++;
        s.nextHello = now;
        add(new Effect.Attach(s.record.epoch(), s.attachment));
    }

    void hold(Row row, HoldCause cause, Reason reason, String detail) {
        move(row, Mode.HOLD, cause, reason, detail);
        s.nextHello = now;
    }

    void answer(long id, Effect.Answer.Outcome outcome, String text) {
        if (id >= 0) {
            add(new Effect.Answer(id, outcome, List.of(), text));
        }
    }

    /** Row 54, and the end of every HOLD(META) path: nothing may be persisted any more. */
    void metaFailed(String cause) {
        stopServing();
        add(new Effect.StopApplications(set.stopNanos()));
        add(new Effect.CloseData(false));
        freeSlot();
        move(Row.R54, Mode.HOLD, HoldCause.META, Reason.META, cause);
        s.nextHello = now;
    }
}
