package org.msed.core.sim.run;

import org.msed.core.sim.Chance;
import org.msed.core.sim.Plan;
import org.msed.core.sim.Topology;
import org.msed.core.sim.mirror.Mirrors;
import org.msed.core.state.Guard;
import org.msed.core.state.TakeoverPolicy;

/** Random plans: guards, topologies and times in the proportions in which they deserve a look. */
final class Plans {

    private static final long[] DEAD_MILLIS = {1_000, 1_000, 1_000, 2_000, 5_000, 10_000};
    private static final long SHORTEST_LIFETIME_DEAD = 5 * Plan.SECOND;

    private Plans() {}

    /** Every fourth seed has mirrored data. */
    static void mayMirror(Plan plan, long seed) {
        if (seed % 4 == 0) {
            mirror(plan, new Mirrors());
        }
    }

    static void mirror(Plan plan, Mirrors mirrors) {
        plan.mirrored = true;
        plan.data = mirrors;
    }

    static Plan random(Chance chance) {
        Plan plan = new Plan();
        plan.topology =
                switch (chance.below(6)) {
                    case 0 -> Topology.SINGLE;
                    case 1 -> Topology.TWO_TO_ONE;
                    default -> Topology.DIRECT;
                };
        plan.guard =
                switch (chance.below(8)) {
                    case 0 -> Guard.MANUAL;
                    case 1, 2, 3 -> Guard.AVAILABLE;
                    default -> Guard.GUARDED;
                };
        plan.policy = policy(plan.guard, chance.below(8));
        plan.deadNanos = DEAD_MILLIS[chance.below(DEAD_MILLIS.length)] * Plan.MILLI;
        if (plan.guard == Guard.AVAILABLE && chance.below(3) == 0) {
            plan.deadNanos = 300 * Plan.MILLI;
        }
        plan.filter = plan.deadNanos < SHORTEST_LIFETIME_DEAD || chance.below(2) == 0;
        plan.gateway = plan.guard == Guard.AVAILABLE || chance.below(2) == 0;
        plan.automaticFailback = plan.guard != Guard.MANUAL && chance.below(4) == 0;
        plan.bootNanos = Math.max(5 * Plan.SECOND, 2 * plan.deadNanos);
        plan.resumeMax = chance.below(4);
        plan.stopAppNanos = chance.between(0, 300) * Plan.MILLI;
        plan.startAppNanos = chance.between(0, 300) * Plan.MILLI;
        return plan;
    }

    /** CONSISTENT only where the configuration allows it. */
    private static TakeoverPolicy policy(Guard guard, int drawn) {
        return switch (drawn) {
            case 0 -> TakeoverPolicy.NEVER;
            case 1, 2 ->
                    guard == Guard.AVAILABLE
                            ? TakeoverPolicy.CONSISTENT
                            : TakeoverPolicy.IN_SYNC_ONLY;
            default -> TakeoverPolicy.IN_SYNC_ONLY;
        };
    }
}
