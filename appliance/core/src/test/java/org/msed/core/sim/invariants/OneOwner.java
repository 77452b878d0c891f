package org.msed.core.sim.invariants;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairSettings;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Pair;
import org.msed.core.sim.Plan;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;
import org.msed.core.state.Guard;
import org.msed.core.state.Mode;

/**
 * I3: at most one node answers for the address. With guard {@code available} the one case of
 * ha-protocol 4 is let through, and held to its conditions: (a) and (b) when the standby takes
 * over, (c) by the end of the overlap, (d) while it lasts.
 */
final class OneOwner implements Invariant.OfWorld, Invariant.OfSteps {

    private static final long NEVER = Long.MIN_VALUE / 2;

    /** Between a frame's arrival and the end of the old owner. */
    private static final long ANNOUNCED_LIMIT_NANOS = 400 * Plan.MILLI;

    private final Forced forced = new Forced();
    private final long[] gatewayAnswered = {NEVER, NEVER, NEVER, NEVER};
    private final long[] gatewaySince = {NEVER, NEVER, NEVER, NEVER};
    private final long[] told = {NEVER, NEVER, NEVER, NEVER};

    @Override
    public String id() {
        return "I3";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        forced.look(member, step);
        if (member.settings().guard() != Guard.AVAILABLE) {
            return;
        }
        int id = member.id();
        long now = member.world().now();
        if (event instanceof PairEvent.Start) {
            gatewayAnswered[id] = NEVER;
            gatewaySince[id] = NEVER;
        } else if (event instanceof PairEvent.GatewayAnswered) {
            if (now - gatewayAnswered[id] > member.settings().promiseNanos()) {
                gatewaySince[id] = now;
            }
            gatewayAnswered[id] = now;
        } else if (event instanceof PairEvent.AddressClaimed && told[id] == NEVER
                || event instanceof PairEvent.Received received
                        && received.frame().epoch().isAbove(before.record().epoch())) {
            told[id] = now;
        }
        if (step.fired(Row.R20)) {
            allowTakeover(member, now);
        }
        if (step.state().mode() == Mode.TAKE && before.mode() != Mode.TAKE) {
            told[member.peer().id()] = NEVER;
        }
        if (!member.ownsAddress()) {
            told[id] = NEVER;
        }
    }

    private void allowTakeover(Member member, long now) {
        int id = member.id();
        PairSettings settings = member.settings();
        if (!settings.gatewayConfigured()) {
            return;
        }
        boolean answers = now - gatewayAnswered[id] <= settings.promiseNanos() * 1.02;
        boolean longEnough = now - gatewaySince[id] >= settings.deadNanos() * 0.98;
        if (!answers || !longEnough) {
            throw new Violation("V4", member + " took over without its gateway");
        }
    }

    @Override
    public void check(World world) {
        for (int i = 0; i < world.pairs().size(); i++) {
            Pair pair = world.pairs().get(i);
            if (pair.ownedTwice() && !forced.is(world, i)) {
                judge(pair);
            }
        }
    }

    private void judge(Pair pair) {
        if (pair.primary().settings().guard() != Guard.AVAILABLE) {
            throw new Violation(id(), "both nodes answer for the address");
        }
        boolean primaryIsNewer =
                pair.primary()
                        .state()
                        .record()
                        .epoch()
                        .isAbove(pair.secondary().state().record().epoch());
        Member old = primaryIsNewer ? pair.secondary() : pair.primary();
        judgeOld(old);
    }

    private void judgeOld(Member old) {
        int id = old.id();
        long now = old.world().now();
        PairSettings settings = old.settings();
        long limit = (long) ((settings.promiseNanos() + settings.dropNanos()) * 1.02);
        if (now - gatewayAnswered[id] > limit && settings.gatewayConfigured()) {
            throw new Violation(id(), old + " still answers, but its gateway does not");
        }
        if (told[id] != NEVER && now - told[id] > ANNOUNCED_LIMIT_NANOS) {
            throw new Violation(id(), old + " was told of the new owner and still answers");
        }
    }
}
