package org.msed.core.sim.run;

import org.msed.core.pair.Order;
import org.msed.core.pair.PairSettings;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.RowSet;
import org.msed.core.sim.Member;
import org.msed.core.sim.Node;
import org.msed.core.sim.Pair;
import org.msed.core.sim.Plan;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;
import org.msed.core.sim.faults.Fault;
import org.msed.core.sim.faults.Faults;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;
import org.msed.core.state.StandbyMode;

/**
 * The liveness half of a schedule: everything is healed, an operator does what a HOLD names (L5),
 * and each pair must reach one holder with an attached standby and the token granted (L3).
 */
public final class Settling {

    private static final long OPERATOR = Plan.SECOND;
    private static final long PATIENCE = 3 * Plan.SECOND;

    private static final RowSet BY_FORCE = RowSet.of(Row.R12, Row.R12A, Row.R11A);

    private Settling() {}

    /** Ends every fault. */
    public static void heal(World world) {
        world.say("everything is healed");
        for (Node node : world.nodes()) {
            node.afterEffects(0, null);
        }
        for (Fault fault : Faults.ALL) {
            fault.heal(world);
        }
    }

    /** How long settling may take. */
    public static long boundNanos(Plan plan) {
        PairSettings settings = plan.settings(Role.PRIMARY);
        long once =
                plan.powerOnNanos // a node that lost power boots
                        + 2 * Plan.SECOND // frames and writes still on their way
                        + settings.stopNanos() // an application that hangs is killed
                        + plan.startLimitNanos // one that hung while starting is given up
                        + 2 * settings.handoverNanos() // a release without answer, row 52 or 51
                        + 2 * settings.deadNanos() // an attempt ended; the next one (row 26)
                        + settings.bootNanos() // alone after a start, while the peer yields
                        + 4 * Plan.SECOND // HELLO each second: meet, token back, adopt, answer
                        + 4 * OPERATOR // rejoin, resume, start: one look each
                        + PATIENCE // before the operator helps an undecided node
                        + settings.settleNanos(); // T_settle until attached
        long failback = settings.dwellNanos() + settings.handoverNanos() + settings.settleNanos();
        return plan.automaticFailback ? once + failback : once;
    }

    /**
     * Runs until every pair has settled.
     *
     * @return how long it took
     * @throws Violation L3 when it takes longer than {@link #boundNanos}
     */
    public static long settle(World world) {
        long begun = world.now();
        long end = begun + boundNanos(world.plan());
        world.runFor(world.plan().startLimitNanos + world.plan().stopNanos);
        while (world.now() < end) {
            operate(world);
            world.runFor(OPERATOR);
            if (settled(world)) {
                return world.now() - begun;
            }
        }
        throw new Violation("L3", "not settled: " + describe(world));
    }

    private static void operate(World world) {
        for (Node node : world.nodes()) {
            node.startDaemon();
            for (Member member : node.members()) {
                if (member.running()) {
                    help(member);
                }
            }
        }
    }

    private static void help(Member member) {
        PairState state = member.state();
        boolean old =
                state.mode() == Mode.JOIN && member.nowNanos() - state.modeSinceNanos() > PATIENCE;
        boolean held =
                state.holdCause() == HoldCause.APP
                        || state.holdCause() == HoldCause.FLAP
                        || state.holdCause() == HoldCause.STORAGE;
        boolean slotless = old && member.capacityTaken();
        if (state.holdCause() == HoldCause.META) {
            member.order(Order.REJOIN, false);
        } else if (slotless && member.settings().guard() == Guard.MANUAL) {
            member.order(Order.SWITCHOVER, false);
        } else if (held || old || state.record().paused() || !state.health().healthy()) {
            member.order(Order.RESUME, false);
        }
    }

    /** Whether every pair has settled. */
    public static boolean settled(World world) {
        for (Pair pair : world.pairs()) {
            if (parted(world, pair)) {
                continue;
            }
            if (!settled(pair.primary(), pair.secondary())
                    && (world.plan().automaticFailback && !pair.secondary().capacityTaken()
                            || !settled(pair.secondary(), pair.primary()))) {
                return false;
            }
        }
        return true;
    }

    /** Copies that may have parted wait for an operator's choice; by rights only in these cases. */
    private static boolean parted(World world, Pair pair) {
        boolean mayPart = world.plan().guard == Guard.AVAILABLE || world.rows().meets(BY_FORCE);
        HoldCause a = pair.primary().state().holdCause();
        HoldCause b = pair.secondary().state().holdCause();
        boolean parted = a == HoldCause.DIVERGED || b == HoldCause.DIVERGED;
        return world.plan().mirrored && (mayPart && parted || waitsForSlot(pair.secondary()));
    }

    /** What only the secondary has cannot be served elsewhere, and its slot is used. */
    private static boolean waitsForSlot(Member secondary) {
        PairState state = secondary.state();
        boolean idle = state.mode() == Mode.JOIN || state.mode() == Mode.HOLD;
        boolean last = state.record().epoch().node() == Role.SECONDARY;
        return secondary.capacityTaken() && idle && last && state.record().tokenHere();
    }

    private static boolean settled(Member holder, Member standby) {
        PairState a = holder.state();
        PairState b = standby.state();
        boolean token = standby.state().record().tokenHere();
        boolean keeps = holder.settings().guard() == Guard.MANUAL || standby.capacityTaken();
        return holder.running()
                && standby.running()
                && a.mode() == Mode.SERVE
                && a.serveMode() == ServeMode.MIRROR
                && b.mode() == Mode.STANDBY
                && b.standbyMode() == StandbyMode.ATTACHED
                && a.record().epoch().equals(b.record().epoch())
                && token != keeps
                && a.record().tokenHere() == keeps
                && holder.ownsAddress()
                && !standby.ownsAddress();
    }

    private static String describe(World world) {
        StringBuilder text = new StringBuilder();
        for (Pair pair : world.pairs()) {
            describe(text, pair.primary());
            describe(text, pair.secondary());
        }
        return text.toString();
    }

    private static void describe(StringBuilder text, Member member) {
        PairState state = member.state();
        text.append(member).append(member.running() ? " " : " (down) ").append(state.mode());
        text.append(' ').append(state.holdCause()).append(' ').append(state.serveMode());
        text.append(' ').append(state.standbyMode()).append(" epoch ");
        text.append(state.record().epoch()).append(state.record().tokenHere() ? " token " : " ");
        text.append(state.record().tokenSerial()).append(' ').append(state.blockers());
        text.append("; ");
    }
}
