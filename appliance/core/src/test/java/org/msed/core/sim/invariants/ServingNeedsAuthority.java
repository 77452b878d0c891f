package org.msed.core.sim.invariants;

import org.msed.core.pair.Effect;
import org.msed.core.pair.Moment;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairSettings;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;
import org.msed.core.state.Guard;
import org.msed.core.state.Mode;
import org.msed.core.state.TakeoverPolicy;
import org.msed.core.wire.Message;

/**
 * I2: who serves has the token or borrows authority, and the lease in the kernel ends no later than
 * that. Keeps its own account of promises and gateway answers, counted from when they were asked
 * for. A node that stands by or is undecided does not answer for the address at all.
 */
final class ServingNeedsAuthority
        implements Invariant.OfWorld, Invariant.OfSteps, Invariant.OfEffects {

    private static final long NEVER = Long.MIN_VALUE;

    private final long[] promised = new long[4];
    private final long[] gateway = new long[4];
    private final long[] validFrom = new long[4];

    @Override
    public String id() {
        return "I2";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        int id = member.id();
        PairState after = step.state();
        PairSettings settings = member.settings();
        boolean begins =
                event instanceof PairEvent.Start || step.fired(Row.R25) || step.fired(Row.R27A);
        if (event instanceof PairEvent.Start
                || after.mode() == Mode.TAKE && before.mode() != Mode.TAKE) {
            promised[id] = NEVER;
        }
        if (event instanceof PairEvent.Start) {
            gateway[id] = NEVER;
            validFrom[id] = NEVER;
        } else if (clocksDisagree(before.at(), event.at(), settings.pauseResetNanos())) {
            validFrom[id] = event.at().nanos();
            promised[id] = NEVER;
        }
        if (event instanceof PairEvent.GatewayAnswered answer) {
            gateway[id] = Math.max(gateway[id], answer.probeSentNanos());
        } else if (event instanceof PairEvent.Received received
                && received.frame().body() instanceof Message.Promise promise
                && received.frame().epoch().equals(before.record().epoch())
                && promise.beatNanos() >= validFrom[id]) {
            promised[id] = Math.max(promised[id], promise.beatNanos() + settings.promiseNanos());
        }
        boolean serves = after.mode() == Mode.SERVE && !begins && !excused(after);
        if (serves
                && !(after.record().tokenHere() && suffices(member))
                && borrowed(member) <= event.at().nanos()) {
            throw new Violation(id(), member + " serves without token, promise or answer");
        }
    }

    /** The lease is void, the address is gone, and no command to stop was given yet (R18). */
    private static boolean excused(PairState after) {
        return !after.addressHere();
    }

    private static boolean clocksDisagree(Moment last, Moment now, long limit) {
        if (last.nanos() == PairState.NEVER) {
            return false;
        }
        long gap = now.nanos() - last.nanos();
        long boot = now.bootNanos() - last.bootNanos() - gap;
        long wall = now.wallNanos() - last.wallNanos() - gap;
        return Math.abs(boot) > limit || Math.abs(wall) > limit;
    }

    /** 7.8: with policy CONSISTENT the token alone is no authority. */
    private static boolean suffices(Member member) {
        return member.settings().guard() != Guard.AVAILABLE
                || member.settings().policy() != TakeoverPolicy.CONSISTENT;
    }

    private long borrowed(Member member) {
        int id = member.id();
        boolean byGateway =
                member.settings().guard() == Guard.AVAILABLE
                        && gateway[id] != NEVER
                        && gateway[id] >= validFrom[id];
        return byGateway
                ? Math.max(promised[id], gateway[id] + member.settings().promiseNanos())
                : promised[id];
    }

    @Override
    public void acting(Member member, Effect effect) {
        long until;
        if (effect instanceof Effect.TakeAddress take) {
            until = take.untilNanos();
        } else if (effect instanceof Effect.RenewAddress renew) {
            until = renew.untilNanos();
        } else {
            return;
        }
        long limit =
                Tokens.durable(member) && suffices(member)
                        ? member.nowNanos() + member.settings().promiseNanos()
                        : borrowed(member);
        if (until > Math.max(limit, member.nowNanos())) {
            throw new Violation(id(), member + " leases the address beyond its authority");
        }
    }

    @Override
    public void check(World world) {
        for (int i = 0; i < world.pairs().size(); i++) {
            check(world.pairs().get(i).primary());
            check(world.pairs().get(i).secondary());
        }
    }

    private void check(Member member) {
        if (!member.ownsAddress() || !member.idle()) {
            return;
        }
        Mode mode = member.state().mode();
        if (mode != Mode.TAKE && mode != Mode.SERVE && mode != Mode.YIELD) {
            throw new Violation(id(), member + " answers for the address in mode " + mode);
        }
    }
}
