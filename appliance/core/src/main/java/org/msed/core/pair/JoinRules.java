package org.msed.core.pair;

import java.util.EnumSet;
import org.msed.core.state.Blocker;
import org.msed.core.state.Epoch;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Message;

/** JOIN: booted, nothing decided. Asks the peer, and waits T_boot for it (rows 3 to 10). */
final class JoinRules extends ModeRules {

    @Override
    void deadlines(Turn t) {
        PairState s = t.s;
        if (s.stopping) {
            stop(t);
            return;
        }
        t.hello(t.helloNanos());
        t.resendToken();
        long boot = t.obeys(Rule.BOOT_WAITS) ? t.set.bootNanos() : 0;
        long due = Math.max(s.silenceFrom + boot, s.notBefore);
        if (t.now < due - t.set.probeNanos() || s.attempt != null) {
            return;
        }
        boolean may = mayServeAlone(t);
        if (may && s.probe == PairState.Probe.NONE) {
            t.startProbe(due);
        }
        if (t.now < due) {
            return;
        }
        if (!may) {
            t.hold(Row.R10, HoldCause.BOOT_ALONE, Reason.BOOT_ALONE, missing(t));
        } else if (s.probe == PairState.Probe.SILENT) {
            t.attempt(Row.R8);
        }
    }

    private static boolean mayServeAlone(Turn t) {
        return missing(t).isEmpty();
    }

    /** What row 8 lacks, in words; empty when it lacks nothing. */
    private static String missing(Turn t) {
        PairState s = t.s;
        EnumSet<Blocker> found = EnumSet.noneOf(Blocker.class);
        if (!s.record.tokenHere()) {
            found.add(Blocker.NO_TOKEN);
        }
        if (s.record.peerGoodbye()) {
            return "the peer was stopped by hand";
        }
        if (s.barred) {
            return "the application failed here";
        }
        if (t.set.guard() == Guard.AVAILABLE && s.record.epoch().node() != s.role()) {
            return "guard available, and this node was not the last to serve";
        }
        if (!s.record.consistent()) {
            found.add(Blocker.NOT_IN_SYNC);
        }
        if (!s.gatewayAnswers()) {
            found.add(Blocker.GATEWAY_LOST);
        }
        if (!s.capacity) {
            found.add(Blocker.NO_CAPACITY);
        }
        return found.isEmpty() ? "" : found.toString();
    }

    @Override
    void heartbeat(Turn t, Frame frame, Message.Heartbeat beat) {
        decide(t);
    }

    @Override
    void hello(Turn t, Frame frame, Message.Hello hello) {
        decide(t);
        if (t.s.mode == Mode.JOIN) {
            giveWayIfAsked(t, hello);
        }
    }

    @Override
    void move(Turn t, PairEvent.Command command) {
        giveWayByOrder(t, command);
    }

    @Override
    void tokenArrived(Turn t) {
        decide(t);
    }

    @Override
    void goodbye(Turn t, Frame frame, Message.Goodbye goodbye) {
        StandbyRules.holderStopped(t, goodbye);
    }

    /** Rows 3 to 7 on what the peer last said. */
    private void decide(Turn t) {
        PairState s = t.s;
        if (s.attempt != null) {
            return;
        }
        switch (s.peerMode) {
            case SERVE, TAKE -> peerServes(t);
            case JOIN, HOLD -> bothUndecided(t);
            case STANDBY -> peerStandsBy(t);
            default -> {
                // OFF and YIELD end by themselves; the next HELLO tells.
            }
        }
    }

    private static void peerServes(Turn t) {
        PairState s = t.s;
        Epoch epoch = s.peerModeEpoch;
        if (epoch.node() != s.role() && epoch.compareTo(s.record.epoch()) >= 0) {
            t.standBy(Row.R3, epoch, Reason.PEER_SERVES);
        } else {
            t.fire(Row.R4);
            t.send(new Message.Stale(s.record.epoch()));
        }
    }

    private static void bothUndecided(Turn t) {
        PairState s = t.s;
        Epoch highest = Epoch.higher(s.record.epoch(), s.peerEpoch);
        boolean iServedLast = highest.node() == s.role();
        if (Lineage.parted(s.data(), s.peerData, iServedLast)) {
            t.hold(Row.R5, HoldCause.DIVERGED, Reason.DIVERGED, "");
        } else if (iServedLast) {
            resume(t, Row.R6);
        } else if (s.peerMode == Mode.JOIN) {
            t.standBy(Row.R7, highest, Reason.NOT_LAST_HOLDER);
            if (s.record.tokenHere()) {
                t.giveToken(Row.RETURN);
            }
        }
    }

    private static void peerStandsBy(Turn t) {
        PairState s = t.s;
        Epoch highest = Epoch.higher(s.record.epoch(), s.peerEpoch);
        boolean peerAdoptedMine = s.peerEpoch.compareTo(s.record.epoch()) >= 0;
        if (highest.node() != s.role() || !peerAdoptedMine) {
            return;
        }
        if (Lineage.parted(s.data(), s.peerData, true)) {
            t.hold(Row.R5, HoldCause.DIVERGED, Reason.DIVERGED, "");
        } else if (highest.counter() == 0) {
            resume(t, Row.R6);
        } else if (!s.barred && t.resumesLeft() && s.capacity) {
            resume(t, Row.R6A);
        } else if (t.set.guard() != Guard.MANUAL && mayLeave(t)) {
            giveWay(t, highest);
        } else if (s.capacity) {
            HoldCause cause = s.barred ? HoldCause.APP : HoldCause.FLAP;
            t.hold(Row.R10, cause, Reason.RESUMED_TOO_OFTEN, "");
        }
    }

    /** Row 6b, to a standby that would take what is given, and has everything acknowledged. */
    private static void giveWay(Turn t, Epoch highest) {
        EnumSet<Blocker> blockers = EnumSet.noneOf(Blocker.class);
        Blockers.ofGivingWay(t.s, blockers);
        if (mayLeave(t)) {
            blockers.remove(Blocker.NOT_IN_SYNC);
        }
        if (blockers.isEmpty()) {
            t.adopt(highest);
            YieldRules.giveWay(t, Row.R6B, Reason.RESUMED_TOO_OFTEN, "");
        }
    }

    private static boolean mayLeave(Turn t) {
        return Blockers.peerHasAll(t.s) || !t.obeys(Rule.GIVING_WAY_NEEDS_EQUAL_DATA);
    }

    /**
     * Row 6c: the last holder that does not serve, for instance since another pair has its slot,
     * gives the service away by order.
     */
    static void giveWayByOrder(Turn t, PairEvent.Command command) {
        PairState s = t.s;
        EnumSet<Blocker> blockers = EnumSet.noneOf(Blocker.class);
        Blockers.ofGivingWay(s, blockers);
        if (command.order() == Order.FAILBACK && s.role() == Role.PRIMARY) {
            blockers.add(Blocker.WRONG_MODE);
        }
        if (!blockers.isEmpty()) {
            refuse(t, command, blockers.toArray(new Blocker[0]));
            return;
        }
        s.moveOrder = command.id();
        t.answer(command.id(), Effect.Answer.Outcome.ACCEPTED, "");
        leaveTo(t, command.order() + " by " + command.actor());
    }

    /** Row 6c, ordered at the standby. */
    static void giveWayIfAsked(Turn t, Message.Hello hello) {
        boolean asked = hello.mode() == Mode.STANDBY && hello.wantsToken();
        EnumSet<Blocker> blockers = EnumSet.noneOf(Blocker.class);
        Blockers.ofGivingWay(t.s, blockers);
        if (asked && !t.s.stopping && t.s.attempt == null && blockers.isEmpty()) {
            leaveTo(t, "ordered at the standby");
        }
    }

    private static void leaveTo(Turn t, String detail) {
        t.s.barred |= t.s.hold == HoldCause.APP;
        t.adopt(Epoch.higher(t.s.record.epoch(), t.s.peerEpoch));
        YieldRules.giveWay(t, Row.R6C, Reason.OPERATOR, detail);
    }

    private static void resume(Turn t, Row row) {
        PairState s = t.s;
        boolean allowed = !s.barred && s.record.consistent();
        boolean token = s.record.tokenHere() || !t.obeys(Rule.RESUME_NEEDS_TOKEN);
        if (allowed && token) {
            t.attempt(row);
        }
    }

    @Override
    void takeover(Turn t, PairEvent.Command command) {
        force(t, Row.R12A, command);
    }

    @Override
    void stop(Turn t) {
        leaveUndecided(t);
    }
}
