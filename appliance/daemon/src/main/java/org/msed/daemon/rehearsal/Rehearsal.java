package org.msed.daemon.rehearsal;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairSettings;
import org.msed.core.pair.PairState;
import org.msed.core.record.DataSets;
import org.msed.core.record.PairRecord;
import org.msed.core.state.Epoch;
import org.msed.core.state.Guard;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;
import org.msed.daemon.loop.VirtualLoop;

/** Plays failovers in virtual time through the real loop, machine and codecs. */
public final class Rehearsal {

    /** Enough for the compiler to have taken up everything that a takeover runs once. */
    public static final int TAKEOVERS = 120;

    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DEAD = TimeUnit.MILLISECONDS.toNanos(1_000);
    private static final int BEATS_TO_ATTACH = 12;
    private static final int TICKS_TO_SERVE = 60;
    private static final int PROMISES = 5;
    private static final Epoch FIRST = Epoch.NONE.next(Role.PRIMARY);

    private Rehearsal() {}

    /**
     * Plays failovers; takes some tenths of a second of one thread.
     *
     * @param times how many
     * @return how many of them ended in service; all, unless the rules have changed
     */
    public static int play(int times) {
        int served = 0;
        for (int i = 0; i < times; i++) {
            served += takeover(i + 1L) == Mode.SERVE ? 1 : 0;
        }
        return served;
    }

    private static Mode takeover(long incarnation) {
        VirtualLoop loop = start(incarnation, inbox -> new SilentActs(inbox, incarnation));
        standBy(loop);
        loseHolder(loop);
        serve(loop);
        return loop.state().mode();
    }

    static VirtualLoop start(long incarnation, VirtualLoop.ActsOf acts) {
        PairState off = PairState.off(settings(), 2);
        Optional<PairRecord> record = Optional.of(PairRecord.initial(Role.SECONDARY));
        return new VirtualLoop(
                off,
                at -> new PairEvent.Start(at, incarnation, incarnation, record, DataSets.NONE),
                acts);
    }

    private static PairSettings settings() {
        PairSettings base = PairSettings.defaults(Role.SECONDARY, Guard.AVAILABLE, DEAD, true);
        return new PairSettings(
                base.role(),
                base.guard(),
                false,
                base.policy(),
                true,
                true,
                BEAT,
                base.deadNanos(),
                base.promiseNanos(),
                base.dropNanos(),
                base.replNanos(),
                base.bootNanos(),
                DEAD,
                base.gatewayNanos(),
                base.handoverNanos(),
                base.stopNanos(),
                0,
                base.flapMax(),
                base.flapWindowNanos(),
                base.resumeMax(),
                base.resumeWindowNanos(),
                base.rho());
    }

    static void standBy(VirtualLoop loop) {
        for (int i = 0; i < BEATS_TO_ATTACH; i++) {
            loop.pass(BEAT);
            gatewayAnswers(loop);
            receive(loop, beat(loop.nowNanos()));
        }
        receive(loop, new Message.Token(2));
        receive(loop, beat(loop.nowNanos()));
    }

    static void loseHolder(VirtualLoop loop) {
        for (int i = 0; i < TICKS_TO_SERVE && loop.state().mode() != Mode.SERVE; i++) {
            loop.pass(BEAT / 4);
            gatewayAnswers(loop);
        }
    }

    static void serve(VirtualLoop loop) {
        for (int i = 0; i < PROMISES; i++) {
            loop.pass(BEAT);
            Message promise =
                    new Message.Promise(loop.nowNanos(), true, false, Message.Health.FINE);
            Epoch epoch = loop.state().record().epoch();
            Frame frame = new Frame(epoch, 2, promise);
            loop.arrive(at -> new PairEvent.Received(at, 0, frame));
        }
    }

    private static void gatewayAnswers(VirtualLoop loop) {
        loop.arrive(at -> new PairEvent.GatewayAnswered(at, at.nanos()));
    }

    private static Message beat(long nanos) {
        return new Message.Heartbeat(
                nanos, Mode.SERVE, ServeMode.MIRROR, 0, false, Message.Health.FINE);
    }

    private static void receive(VirtualLoop loop, Message message) {
        Frame frame = new Frame(FIRST, message instanceof Message.Token ? 2 : 1, message);
        loop.arrive(at -> new PairEvent.Received(at, 0, frame));
        loop.arrive(at -> new PairEvent.Received(at, 1, frame));
    }
}
