package org.msed.core.sim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.msed.core.sim.Brain;
import org.msed.core.sim.Chance;
import org.msed.core.sim.Node;
import org.msed.core.sim.Plan;
import org.msed.core.sim.Trace;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;
import org.msed.core.sim.faults.Fault;
import org.msed.core.sim.faults.Faults;
import org.msed.core.sim.invariants.Invariants;

/**
 * One seeded run of at least sixty virtual seconds: a pair forms, faults happen for a while, then
 * all is healed and every pair must settle and stay so.
 */
public final class Schedule {

    private static final long FAULTS_END = 35 * Plan.SECOND;
    private static final long END = 60 * Plan.SECOND;
    private static final long PLAN_SALT = 0x5bd1e9955bd1e995L;

    private final long seed;
    private final World world;
    private final Chance chance;
    private final List<Fault> faults = new ArrayList<>();
    private final long meanGap;
    private double weight;

    /**
     * The schedule of this seed.
     *
     * @param seed names it
     * @param brain what decides
     * @param trace where each event leaves a line, or null
     */
    public Schedule(long seed, Brain brain, Trace trace) {
        this(seed, brain, trace, plan -> {}, Set.of());
    }

    /**
     * The schedule of this seed, with its plan changed, or with other faults than chance would
     * choose, in quick succession.
     *
     * @param only names of the faults, empty for chance's choice
     */
    Schedule(long seed, Brain brain, Trace trace, Consumer<Plan> change, Set<String> only) {
        this.seed = seed;
        this.chance = new Chance(seed ^ PLAN_SALT);
        Plan plan = Plans.random(chance);
        Plans.mayMirror(plan, seed);
        change.accept(plan);
        this.world = new World(seed, plan, brain, Invariants.fresh(), trace);
        double share = 0.1 + 0.6 * chance.part();
        for (Fault fault : Faults.ALL) {
            if (only.isEmpty() ? chance.happens(share) : only.contains(fault.name())) {
                faults.add(fault);
                weight += fault.rate();
            }
        }
        long spread = only.isEmpty() ? 4 * plan.deadNanos : plan.deadNanos / 2;
        this.meanGap = plan.deadNanos / 4 + chance.between(0, spread);
    }

    /**
     * Runs it.
     *
     * @return the world at its end
     * @throws Violation when an invariant does not hold
     */
    public World run() {
        for (Node node : world.nodes()) {
            world.in(chance.between(0, Plan.SECOND), node::startDaemon);
        }
        long warm = chance.below(4) == 0 ? 0 : 4 * Plan.SECOND;
        world.runFor(warm);
        while (world.now() < FAULTS_END && !faults.isEmpty()) {
            world.runFor(chance.between(0, 2 * meanGap));
            act();
        }
        Settling.heal(world);
        Settling.settle(world);
        stay();
        return world;
    }

    private void act() {
        Fault fault = pick();
        if (chance.below(5) < 2) {
            world.say("heal " + fault.name());
            fault.heal(world);
        } else {
            world.say("inject " + fault.name());
            fault.inject(world, chance);
        }
    }

    private Fault pick() {
        double at = chance.part() * weight;
        for (Fault fault : faults) {
            at -= fault.rate();
            if (at < 0) {
                return fault;
            }
        }
        return faults.get(faults.size() - 1);
    }

    private void stay() {
        while (world.now() < END) {
            world.runFor(Plan.SECOND);
            if (!Settling.settled(world)) {
                throw new Violation("L4", "settled, but did not stay so without any fault");
            }
        }
    }

    /** The world of this schedule. */
    public World world() {
        return world;
    }

    /** The seed that names it. */
    public long seed() {
        return seed;
    }
}
