package org.msed.core.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msed.core.record.DataSets;
import org.msed.core.record.PairRecord;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Epoch;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/** The life of a pair on perfect links: what an operator sees, step by step. */
class PairMachineTest {

    private static final long MS = 1_000_000L;
    private static final long DEAD = 1_000 * MS;

    private final Node primary = new Node(Role.PRIMARY, Guard.GUARDED);
    private final Node secondary = new Node(Role.SECONDARY, Guard.GUARDED);
    private long now = 1;

    @Test
    void freshPairBecomesActiveWithTheTokenAtTheStandby() {
        startBoth();
        assertEquals(DisplayedState.PRIMARY_ACTIVE, primary.state.shown());
        assertEquals(DisplayedState.SECONDARY_ACTIVE, secondary.state.shown());
        assertEquals(ServeMode.MIRROR, primary.state.serveMode());
        assertTrue(secondary.state.record().tokenHere());
        assertTrue(secondary.state.blockers().isEmpty());
    }

    @Test
    void secondaryTakesOverAfterSilence() {
        startBoth();
        primary.alive = false;
        run(DEAD + 100 * MS);
        assertEquals(DisplayedState.FAILOVER_ACTIVE, secondary.state.shown());
        assertTrue(secondary.address);
    }

    /**
     * It may have been kept for a pair that then did not want it, and nobody would tell of that.
     */
    @Test
    void aRefusedSlotIsNoLackOfSlots() {
        startBoth();
        secondary.handle(new PairEvent.SlotRefused(secondary.state.at(), "mse3"));
        assertTrue(secondary.state.health().capacity());
    }

    @Test
    void anAddressThatCouldNotBeProbedIsNotTakenUntilItCan() {
        startBoth();
        primary.alive = false;
        secondary.probeFails = true;
        run(DEAD + 100 * MS);
        assertEquals(Mode.STANDBY, secondary.state.mode());
        assertFalse(secondary.address);
        assertTrue(secondary.noted.contains("could be sent: ENETDOWN"), secondary.noted);
        secondary.probeFails = false;
        run(DEAD + 100 * MS);
        assertTrue(secondary.address);
    }

    @Test
    void guardedHolderWithoutStandbyStops() {
        startBoth();
        secondary.alive = false;
        run(DEAD);
        assertEquals(Mode.YIELD, primary.state.mode());
        assertFalse(primary.address);
        run(2 * DEAD);
        assertEquals(Mode.JOIN, primary.state.mode());
        run(130 * DEAD);
        assertEquals(HoldCause.BOOT_ALONE, primary.state.holdCause());
    }

    @Test
    void returningPrimaryStandsByAndGetsTheServiceBackByOrder() {
        startBoth();
        primary.alive = false;
        run(2 * DEAD);
        primary.restart(now);
        run(8_000 * MS);
        assertEquals(DisplayedState.TERMINATED, primary.state.shown());
        secondary.order(Order.FAILBACK);
        run(1_000 * MS);
        assertEquals(DisplayedState.FAILBACK_COMPLETE, primary.state.shown());
        assertEquals(DisplayedState.SECONDARY_ALONE, secondary.state.shown());
        run(10_000 * MS);
        assertEquals(DisplayedState.PRIMARY_ACTIVE, primary.state.shown());
        assertEquals(DisplayedState.SECONDARY_ACTIVE, secondary.state.shown());
    }

    @Test
    void standbyFetchesTheServiceOnOrder() {
        startBoth();
        secondary.order(Order.SWITCHOVER);
        run(500 * MS);
        assertEquals(DisplayedState.FAILOVER_ACTIVE, secondary.state.shown());
        assertEquals(Mode.STANDBY, primary.state.mode());
    }

    @Test
    void holderThatRestartsQuicklyResumesUnderANewEpoch() {
        startBoth();
        long before = primary.state.record().epoch().counter();
        primary.alive = false;
        run(DEAD / 2);
        primary.restart(now);
        run(DEAD);
        assertEquals(Mode.SERVE, primary.state.mode());
        assertEquals(before + 1, primary.state.record().epoch().counter());
        assertEquals(Mode.STANDBY, secondary.state.mode());
    }

    @Test
    void stoppedHolderIsNotTakenOver() {
        startBoth();
        primary.order(Order.STOP);
        run(30 * DEAD);
        assertEquals(Mode.OFF, primary.state.mode());
        assertEquals(DisplayedState.GRACEFUL_SHUTDOWN, secondary.state.shown());
        assertFalse(secondary.address);
        primary.restart(now);
        run(10 * DEAD);
        assertEquals(DisplayedState.PRIMARY_ACTIVE, primary.state.shown());
    }

    @Test
    void goodbyeOfTheHolderIsBelievedByANodeThatIsStillUndecided() {
        secondary.restart(now);
        Frame goodbye = new Frame(Epoch.NONE, 1, new Message.Goodbye(true));
        secondary.handle(new PairEvent.Received(Moment.of(now), 0, goodbye));
        assertEquals(HoldCause.PEER_STOPPED, secondary.state.holdCause());
        assertTrue(secondary.disk.peerGoodbye());
    }

    @Test
    void shutdownHandsOver() {
        startBoth();
        primary.order(Order.SHUTDOWN);
        run(DEAD);
        assertEquals(Mode.OFF, primary.state.mode());
        assertEquals(DisplayedState.FAILOVER_ACTIVE, primary.state.record().shown());
        assertEquals(DisplayedState.FAILOVER_ACTIVE, secondary.state.shown());
    }

    private void startBoth() {
        primary.restart(now);
        secondary.restart(now);
        run(12_000 * MS);
    }

    private void run(long nanos) {
        for (long end = now + nanos; now < end; now += 10 * MS) {
            exchange();
        }
    }

    private void exchange() {
        primary.tick(now);
        secondary.tick(now);
        boolean moved = true;
        while (moved) {
            moved = deliver(primary, secondary) | deliver(secondary, primary);
        }
    }

    private boolean deliver(Node from, Node to) {
        List<Frame> frames = new ArrayList<>(from.sent);
        from.sent.clear();
        for (Frame frame : frames) {
            if (to.alive) {
                to.handle(new PairEvent.Received(Moment.of(now), 0, frame));
            }
        }
        return !frames.isEmpty();
    }

    /** A node that answers every effect at once. */
    private static final class Node {
        private final PairMachine machine = new PairMachine();
        private final PairSettings settings;
        private final ArrayDeque<PairEvent> results = new ArrayDeque<>();
        private final List<Frame> sent = new ArrayList<>();
        private PairRecord disk;
        private PairState state;
        private boolean alive;
        private boolean address;
        private long probeUntil;
        private boolean probeFails;
        private String noted = "";
        private long incarnation;

        Node(Role role, Guard guard) {
            settings = PairSettings.defaults(role, guard, DEAD, true);
            disk = PairRecord.initial(role);
        }

        void restart(long now) {
            alive = true;
            probeUntil = 0;
            state = PairState.off(settings, 1);
            handle(
                    new PairEvent.Start(
                            Moment.of(now), ++incarnation, 7, Optional.of(disk), DataSets.NONE));
        }

        void order(Order order) {
            handle(new PairEvent.Command(state.at(), 1, order, true, false, false, "test"));
        }

        void tick(long now) {
            if (!alive) {
                return;
            }
            handle(new PairEvent.Tick(Moment.of(now)));
            if (probeUntil != 0 && now >= probeUntil) {
                probeUntil = 0;
                Moment at = Moment.of(now);
                handle(
                        probeFails
                                ? new PairEvent.ProbeFailed(at, "ENETDOWN")
                                : new PairEvent.ProbeSilent(at));
            }
        }

        void handle(PairEvent first) {
            results.add(first);
            while (!results.isEmpty()) {
                Step step = machine.step(state, results.poll());
                state = step.state();
                step.effects().forEach(this::carryOut);
            }
        }

        private void carryOut(Effect effect) {
            Moment at = state.at();
            if (effect instanceof Effect.Persist persist) {
                disk = persist.record();
            } else if (effect instanceof Effect.Send send) {
                sent.add(send.frame());
            } else if (effect instanceof Effect.Note note) {
                noted = note.decision().detail();
            } else if (effect instanceof Effect.ProbeAddress probe) {
                probeUntil = probe.untilNanos();
            } else if (effect instanceof Effect.CancelProbe) {
                probeUntil = 0;
            } else if (effect instanceof Effect.ClaimSlot) {
                results.add(new PairEvent.SlotGranted(at));
            } else if (effect instanceof Effect.OpenData) {
                results.add(new PairEvent.DataOpened(at));
            } else if (effect instanceof Effect.CloseData) {
                results.add(new PairEvent.DataClosed(at, true));
            } else if (effect instanceof Effect.TakeAddress) {
                address = true;
                results.add(new PairEvent.AddressTaken(at));
            } else if (effect instanceof Effect.DropAddress) {
                address = false;
            } else if (effect instanceof Effect.StartApplications) {
                results.add(new PairEvent.ApplicationsUp(at));
            } else if (effect instanceof Effect.StopApplications) {
                results.add(new PairEvent.ApplicationsDown(at));
            } else if (effect instanceof Effect.Attach attach) {
                results.add(new PairEvent.Attached(at, attach.attachment()));
            }
        }
    }
}
