package org.msed.core.pair;

import java.util.EnumSet;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Blocker;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/** One method an event: what every mode has in common, then what the mode does. */
final class EventHandler implements PairEvent.Handler {

    private final Turn t;
    private final PairState s;

    EventHandler(Turn turn) {
        this.t = turn;
        this.s = turn.s;
    }

    @Override
    public void on(PairEvent.Start event) {
        s.incarnation = event.incarnation();
        s.random = event.seed();
        s.attachment = t.fresh();
        s.sets = event.data();
        s.silenceFrom = t.now;
        s.observedFrom = t.now;
        if (t.obeys(Rule.START_REMOVES_LEFTOVERS)) {
            t.add(new Effect.DropAddress());
        }
        if (event.record().isEmpty()) {
            s.record = PairRecord.rejoined(s.role());
            t.hold(Row.R2, HoldCause.META, Reason.META, "record unreadable or missing");
            return;
        }
        s.record = event.record().get().withEvent(s.incarnation, 0);
        s.takeovers = Damping.times(s.record.takeoverAgesMillis(), t.now);
        s.resumes = Damping.times(s.record.resumeAgesMillis(), t.now);
        t.move(Row.R1, Mode.JOIN, HoldCause.NONE, Reason.STARTED, "");
    }

    @Override
    public void on(PairEvent.Tick event) {
        // The deadlines, which a step always looks at, are all there is to a tick.
    }

    @Override
    public void on(PairEvent.Received event) {
        if (s.mode == Mode.OFF) {
            return;
        }
        Frame frame = event.frame();
        Message body = frame.body();
        if (s.mode == Mode.STANDBY && isWithoutRecord(body)) {
            learn(frame, (Message.Hello) body);
            return;
        }
        hear(event.link(), frame);
        if (body instanceof Message.Hello hello) {
            learn(frame, hello);
        } else if (body instanceof Message.Heartbeat beat && !s.peerEpoch.isAbove(frame.epoch())) {
            s.peerMode = beat.mode();
            s.peerModeEpoch = frame.epoch();
            s.peerHealth = beat.health();
            s.peerHold = HoldCause.NONE;
        }
        boolean above = frame.epoch().isAbove(s.record.epoch());
        boolean handled = above && t.rules().higherEpoch(t, frame);
        voidLowerToken(frame, above);
        if (!handled) {
            deliver(frame, body);
        }
        t.resendToken();
    }

    /**
     * A peer that cannot write or read its record does not serve before an operator's rejoin, but
     * answers whoever asks. To a standby that is the silence of a dead holder (row 20); to take it
     * for a sign of life would leave the address to nobody.
     */
    private static boolean isWithoutRecord(Message body) {
        return body instanceof Message.Hello hello && hello.holdCause() == HoldCause.META;
    }

    private void hear(int link, Frame frame) {
        s.peerHeard = t.now;
        s.silenceFrom = t.now;
        s.linkHeard = s.linkHeard.clone();
        s.linkHeard[link] = t.now;
        s.peerSerial = Math.max(s.peerSerial, frame.tokenSerial());
        if (frame.tokenSerial() > 0) {
            s.peerSerialHeard = t.now;
        }
        s.peerEpoch = Epoch.higher(s.peerEpoch, frame.epoch());
        s.reported = EnumSet.noneOf(Blocker.class);
        t.abandonAttempt("the peer was heard");
    }

    /**
     * R4: a token here is void when the peer shows one with a higher serial, or has a higher epoch
     * and knows a higher serial: both happen by force only. In one epoch a higher serial alone says
     * nothing, since a release may name one that never moved.
     */
    private void voidLowerToken(Frame frame, boolean above) {
        boolean shown = frame.body() instanceof Message.Hello hello && hello.tokenHere();
        if (!s.record.tokenHere()
                || frame.tokenSerial() <= s.record.tokenSerial()
                || !above && !shown
                || !t.obeys(Rule.LOWER_SERIAL_IS_VOID)) {
            return;
        }
        if (s.addressHere && s.borrowedUntilNanos() <= t.now) {
            t.dropAddress();
            s.suspended = true;
        }
        s.record = s.record.withToken(false, s.record.tokenSerial());
        t.persistWith(Row.RETURN, Reason.TOKEN_GIVEN, "void: the peer's serial is higher");
        if (s.serve == ServeMode.SOLO || s.serve == ServeMode.CATCHING_UP) {
            s.serve = ServeMode.STALLED;
            s.stalledSince = t.now;
            t.gate(Effect.Gate.Kind.MIRROR, 0);
        }
    }

    private void learn(Frame frame, Message.Hello hello) {
        s.peerMode = hello.mode();
        s.peerModeEpoch = frame.epoch();
        s.peerHold = hello.holdCause();
        s.peerData = hello.data();
        s.peerDataEpoch = hello.mode() == Mode.STANDBY ? frame.epoch() : null;
        s.peerHealth = hello.health();
        regainLostToken(frame, hello);
    }

    /**
     * An operator's {@code rejoin} made the token void that was lost with the peer's record (row
     * 2). A serial heard lately contradicts it: then this HELLO is late.
     */
    private void regainLostToken(Frame frame, Message.Hello hello) {
        boolean without = frame.tokenSerial() == 0 && hello.holdCause() != HoldCause.META;
        boolean late =
                s.peerSerialHeard != PairState.NEVER
                        && t.now - s.peerSerialHeard < t.set.deadNanos() + t.set.handoverNanos();
        boolean cannot = s.record.tokenHere() || s.hold == HoldCause.META;
        if (!without || late || cannot || !s.record.consistent()) {
            return;
        }
        boolean unused = frame.epoch().counter() == 0;
        boolean regains =
                s.record.rejoined()
                        ? s.role() == Role.PRIMARY && (hello.rejoined() || unused)
                        : hello.rejoined() && !s.record.neverUsed();
        if (regains) {
            s.peerSerialHeard = t.now;
            s.record = s.record.withToken(true, s.record.tokenSerial() + Turn.FORCED_SERIAL_STEP);
            t.persistWith(Row.RECEIVE, Reason.TOKEN_RECEIVED, "the peer lost its record");
            t.rules().tokenArrived(t);
        }
    }

    private void deliver(Frame frame, Message body) {
        ModeRules rules = t.rules();
        if (body instanceof Message.Heartbeat beat) {
            rules.heartbeat(t, frame, beat);
        } else if (body instanceof Message.Promise promise) {
            rules.promise(t, frame, promise);
        } else if (body instanceof Message.Hello hello) {
            hello(frame, hello);
        } else if (body instanceof Message.Token token) {
            token(token);
        } else if (body instanceof Message.Release release) {
            rules.release(t, frame, release);
        } else if (body instanceof Message.Goodbye goodbye) {
            s.peerMode = Mode.OFF;
            s.peerAttached = false;
            rules.goodbye(t, frame, goodbye);
        }
    }

    private void hello(Frame frame, Message.Hello hello) {
        Choice.heard(t, hello);
        t.rules().hello(t, frame, hello);
        if (!hello.answer()) {
            t.sendHello(true);
        }
    }

    private void token(Message.Token token) {
        boolean newer =
                token.serial() > s.record.tokenSerial()
                        || !t.obeys(Rule.TOKEN_SERIAL_GROWS)
                                && token.serial() == s.record.tokenSerial();
        if (!newer || s.hold == HoldCause.META) {
            t.sendHello(true);
            return;
        }
        receiveToken(t, token.serial());
        t.sendHello(true);
        if (s.record.tokenHere()) {
            t.rules().tokenArrived(t);
        }
    }

    /**
     * R2: persisted before anything that shows it. An unfinished copy never has the token (I8):
     * there the same write that receives it returns it.
     */
    static void receiveToken(Turn t, long serial) {
        t.s.record = t.s.record.withToken(true, serial);
        t.s.silenceFrom = t.now;
        if (t.s.record.consistent()) {
            t.persistWith(Row.RECEIVE, Reason.TOKEN_RECEIVED, "");
        } else {
            t.giveToken(Row.RETURN);
        }
    }

    @Override
    public void on(PairEvent.PersistFailed event) {
        if (s.hold == HoldCause.META) {
            return;
        }
        if (t.obeys(Rule.UNPERSISTED_STOPS)) {
            t.metaFailed(event.cause());
        }
    }

    @Override
    public void on(PairEvent.ProbeAnswered event) {
        endAttempt("the address answers from " + event.mac());
    }

    /** An address that nobody was asked about is not known to be free (R16). */
    @Override
    public void on(PairEvent.ProbeFailed event) {
        endAttempt("no probe of the address could be sent: " + event.cause());
    }

    private void endAttempt(String detail) {
        if (s.probe == PairState.Probe.NONE) {
            return;
        }
        t.cancelProbe();
        s.attempt = null;
        s.notBefore = t.now + t.set.deadNanos();
        s.reported = EnumSet.of(Blocker.ADDRESS_TAKEN);
        t.note(Row.R26, Reason.ATTEMPT_ENDED, detail);
    }

    @Override
    public void on(PairEvent.ProbeSilent event) {
        if (s.probe == PairState.Probe.RUNNING) {
            s.probe = PairState.Probe.SILENT;
        }
    }

    @Override
    public void on(PairEvent.SlotGranted event) {
        t.rules().slotGranted(t);
    }

    @Override
    public void on(PairEvent.SlotRefused event) {
        t.rules().slotRefused(t, event.servedPair());
    }

    @Override
    public void on(PairEvent.CapacityChanged event) {
        s.capacity = event.free();
        s.servedPair = event.servedPair();
        t.rules().capacityChanged(t);
    }

    @Override
    public void on(PairEvent.AddressTaken event) {
        t.rules().addressTaken(t);
    }

    @Override
    public void on(PairEvent.AddressFailed event) {
        t.rules().addressFailed(t, event.cause());
    }

    @Override
    public void on(PairEvent.AddressClaimed event) {
        t.rules().addressClaimed(t, event.byPeer(), event.mac());
    }

    @Override
    public void on(PairEvent.GatewayAnswered event) {
        long sent = event.probeSentNanos();
        boolean gap =
                s.gatewaySent == PairState.NEVER || sent - s.gatewaySent > t.set.promiseNanos();
        if (gap || s.gatewaySince == PairState.NEVER) {
            s.gatewaySince = t.now;
        }
        s.gatewaySent = Math.max(s.gatewaySent, sent);
        t.rules().gatewayAnswered(t);
    }

    @Override
    public void on(PairEvent.Carrier event) {
        s.carrier = event.up();
    }

    @Override
    public void on(PairEvent.DataOpened event) {
        t.rules().dataOpened(t);
    }

    @Override
    public void on(PairEvent.DataClosed event) {
        t.rules().dataClosed(t, event.drained());
    }

    @Override
    public void on(PairEvent.DataFailed event) {
        t.rules().dataFailed(t, event.cause(), event.unsure());
    }

    @Override
    public void on(PairEvent.Attached event) {
        if (event.attachment() == s.attachment) {
            t.rules().attached(t);
        }
    }

    @Override
    public void on(PairEvent.AckLate event) {
        boolean underThisGate = s.gate == Effect.Gate.Kind.MIRROR;
        s.ackLate = event.late() && underThisGate;
        t.rules().ackLate(t);
    }

    @Override
    public void on(PairEvent.Detached event) {
        if (event.attachment() == s.attachment) {
            t.rules().detached(t);
        }
    }

    @Override
    public void on(PairEvent.SyncOffered event) {
        if (event.attachment() == s.attachment) {
            t.rules().syncOffered(t, event.source());
        }
    }

    @Override
    public void on(PairEvent.SyncReceived event) {
        if (event.attachment() == s.attachment) {
            t.rules().syncReceived(t);
        }
    }

    @Override
    public void on(PairEvent.SyncNear event) {
        if (event.id() == s.sync) {
            t.rules().syncNear(t);
        }
    }

    @Override
    public void on(PairEvent.SyncEnded event) {
        if (event.id() == s.sync) {
            t.rules().syncEnded(t, event.cause());
        }
    }

    @Override
    public void on(PairEvent.CopiesDiffer event) {
        t.rules().copiesDiffer(t, event.repair(), event.detail());
    }

    @Override
    public void on(PairEvent.DataChanged event) {
        boolean first = event.sets().mirrored() && !s.sets.mirrored();
        s.sets = event.sets();
        if (first) {
            t.rules().firstDirectory(t);
        }
    }

    @Override
    public void on(PairEvent.ApplicationsUp event) {
        s.healthy = true;
        t.rules().applicationsUp(t);
    }

    @Override
    public void on(PairEvent.ApplicationsDown event) {
        t.rules().applicationsDown(t);
    }

    @Override
    public void on(PairEvent.ApplicationFailed event) {
        t.rules().applicationFailed(t, event.cause());
    }

    @Override
    public void on(PairEvent.StorageTested event) {
        Order order = s.tested;
        if (order == null) {
            return;
        }
        s.tested = null;
        if (s.mode != Mode.HOLD || !event.cause().isEmpty()) {
            t.answer(s.testOrder, Effect.Answer.Outcome.FAILED, event.cause());
            return;
        }
        if (order == Order.REJOIN) {
            s.record =
                    PairRecord.rejoined(s.role())
                            .withEvent(s.incarnation, s.record.eventSequence());
            s.peerEpoch = Epoch.NONE;
            s.peerSerial = -1;
        }
        s.takeovers = new long[0];
        s.resumes = new long[0];
        s.barred = false;
        s.healthy = true;
        s.silenceFrom = t.now;
        t.move(Row.R11A, Mode.JOIN, HoldCause.NONE, Reason.OPERATOR, order.name());
        t.answer(s.testOrder, Effect.Answer.Outcome.DONE, "");
    }

    @Override
    public void on(PairEvent.DataRestored event) {
        t.rules().dataRestored(t, event.cause());
    }

    @Override
    public void on(PairEvent.ChooseSource event) {
        Choice.order(t, event);
    }

    @Override
    public void on(PairEvent.Undo event) {
        t.rules().undo(t, event);
    }

    @Override
    public void on(PairEvent.Command command) {
        switch (command.order()) {
            case SWITCHOVER, FAILBACK -> t.rules().move(t, command);
            case TAKEOVER -> t.rules().takeover(t, command);
            case PAUSE -> pause(command, true);
            case RESUME -> resume(command);
            case REJOIN -> rejoin(command);
            case STOP, SHUTDOWN -> stop(command);
        }
    }

    private void pause(PairEvent.Command command, boolean paused) {
        if (s.hold == HoldCause.META || s.mode == Mode.OFF) {
            ModeRules.refuse(t, command, Blocker.WRONG_MODE);
            return;
        }
        s.record = s.record.withPaused(paused);
        t.persistWith(Row.PAUSE, Reason.PAUSED, command.order() + " by " + command.actor());
        t.answer(command.id(), Effect.Answer.Outcome.DONE, "");
    }

    private void resume(PairEvent.Command command) {
        boolean mendable =
                s.hold == HoldCause.APP || s.hold == HoldCause.FLAP || s.hold == HoldCause.STORAGE;
        if (mendable) {
            s.record = s.record.withPaused(false);
            test(command);
            return;
        }
        s.barred = false;
        s.healthy = true;
        s.takeovers = new long[0];
        s.resumes = new long[0];
        pause(command, false);
        t.rules().resumed(t);
    }

    private void rejoin(PairEvent.Command command) {
        if (s.hold == HoldCause.META) {
            test(command);
        } else {
            ModeRules.refuse(t, command, Blocker.WRONG_MODE);
        }
    }

    private void test(PairEvent.Command command) {
        s.tested = command.order();
        s.testOrder = command.id();
        t.add(new Effect.TestStorage());
        t.answer(command.id(), Effect.Answer.Outcome.ACCEPTED, "");
    }

    private void stop(PairEvent.Command command) {
        s.stopping = true;
        s.stopForced |= command.force();
        s.stopOrder = command.id();
        s.stopUntil = t.now + t.set.replNanos();
        if (command.order() == Order.SHUTDOWN) {
            s.shutdown = true;
        }
        t.answer(command.id(), Effect.Answer.Outcome.ACCEPTED, "");
        t.rules().stop(t);
    }
}
