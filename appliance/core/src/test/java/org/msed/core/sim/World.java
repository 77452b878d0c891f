package org.msed.core.sim;

import java.util.ArrayList;
import java.util.List;
import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.RowSet;
import org.msed.core.pair.Step;
import org.msed.core.state.Role;

/**
 * Nodes, network, disks and applications in virtual time. Everything comes from the seed, so the
 * same seed, plan and brain give the same run, bit by bit. Not safe for several threads; many
 * worlds may run side by side.
 */
public final class World {

    private static final int STUCK = 100_000;
    private static final long STORM = 1_000_000;
    private static final String[] NAMES = {"a", "b", "c"};

    private final Agenda agenda = new Agenda();
    private final Plan plan;
    private final Brain brain;
    private final Chance chance;
    private final Network network;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final Invariant.OfWorld[] ofWorld;
    private final Invariant.OfSteps[] ofSteps;
    private final Invariant.OfEffects[] ofEffects;
    private final Invariant.OfWrites[] ofWrites;
    private final Trace trace;

    private long now;
    private long events;
    private long digest;
    private RowSet rows = RowSet.NONE;
    private long incarnations;
    private long acknowledged;

    /**
     * A world in which no daemon runs yet.
     *
     * @param seed names the run
     * @param plan what it is made of
     * @param brain what decides for every node
     * @param invariants what is checked after every event
     * @param trace where each event leaves a line, or null
     */
    public World(long seed, Plan plan, Brain brain, List<Invariant> invariants, Trace trace) {
        this.plan = plan;
        this.brain = brain;
        this.chance = new Chance(seed);
        this.trace = trace;
        this.network = new Network(this, plan.topology.nodes(), plan.topology.links());
        for (int i = 0; i < plan.topology.nodes(); i++) {
            nodes.add(new Node(this, i, NAMES[i], i == 1 ? plan.capacity : 1));
        }
        for (int i = 0; i < plan.topology.pairs(); i++) {
            Node primary = nodes.get(2 * i);
            pairs.add(
                    new Pair(primary.join(i, Role.PRIMARY), nodes.get(1).join(i, Role.SECONDARY)));
        }
        ofWorld = only(invariants, Invariant.OfWorld.class).toArray(new Invariant.OfWorld[0]);
        ofSteps = only(invariants, Invariant.OfSteps.class).toArray(new Invariant.OfSteps[0]);
        ofEffects = only(invariants, Invariant.OfEffects.class).toArray(new Invariant.OfEffects[0]);
        ofWrites = only(invariants, Invariant.OfWrites.class).toArray(new Invariant.OfWrites[0]);
    }

    private static <T> List<T> only(List<Invariant> invariants, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Invariant invariant : invariants) {
            if (kind.isInstance(invariant)) {
                found.add(kind.cast(invariant));
            }
        }
        return found;
    }

    /** Runs until this true time. */
    public void runUntil(long nanos) {
        int atOnce = 0;
        while (agenda.nextNanos() <= nanos) {
            long next = agenda.nextNanos();
            atOnce = next == now ? atOnce + 1 : 0;
            if (atOnce > STUCK) {
                throw new Violation("L", "time stands still");
            }
            now = next;
            agenda.take().run();
            check();
        }
        now = nanos;
        check();
    }

    /** Runs for this long. */
    public void runFor(long nanos) {
        runUntil(now + nanos);
    }

    private void check() {
        for (Invariant.OfWorld invariant : ofWorld) {
            invariant.check(this);
        }
    }

    /** Arranges something after this long. */
    public void in(long nanos, Runnable happening) {
        agenda.add(now + nanos, happening);
    }

    void at(long nanos, Runnable happening) {
        agenda.add(nanos, happening);
    }

    void stepped(Member member, PairEvent event, PairState before, Step step) {
        if (++events > STORM) {
            throw new Violation("L", "a storm of events");
        }
        if (step.rows() != RowSet.NONE) {
            rows = rows.union(step.rows());
        }
        PairState after = step.state();
        mix(now * 31 + member.incarnation());
        mix(step.rows().low() ^ 31 * step.rows().high() ^ after.mode().code());
        mix(after.record().epoch().counter() * 31 + after.record().tokenSerial());
        mix(step.effects().size());
        if (trace != null) {
            trace.stepped(member, event, before, step);
        }
        for (Invariant.OfSteps invariant : ofSteps) {
            invariant.stepped(member, event, before, step);
        }
    }

    void acting(Member member, Effect effect) {
        for (Invariant.OfEffects invariant : ofEffects) {
            invariant.acting(member, effect);
        }
    }

    /** A client is about to be told that its write is safe. */
    public void acknowledging(Member member, int extent, int version, boolean inMirrorMode) {
        acknowledged++;
        for (Invariant.OfWrites invariant : ofWrites) {
            invariant.acknowledging(member, extent, version, inMirrorMode);
        }
    }

    /** Writes of which clients were told that they are safe. */
    public long acknowledged() {
        return acknowledged;
    }

    private void mix(long value) {
        digest = (digest ^ value) * 0x9e3779b97f4a7c15L;
        digest ^= digest >>> 29;
    }

    /** Leaves a line in the trace, if there is one. */
    public void say(String what) {
        if (trace != null) {
            trace.said(now, what);
        }
    }

    long nextIncarnation() {
        return ++incarnations;
    }

    /** True time, from 0. */
    public long now() {
        return now;
    }

    /** Seeded chance of this world. */
    public Chance chance() {
        return chance;
    }

    /** What it is made of. */
    public Plan plan() {
        return plan;
    }

    /** The links. */
    public Network network() {
        return network;
    }

    /** All nodes: a, b and, when there is a second primary, c. */
    public List<Node> nodes() {
        return nodes;
    }

    /** All pairs. */
    public List<Pair> pairs() {
        return pairs;
    }

    /** Events handled so far. */
    public long events() {
        return events;
    }

    /** A number that differs when anything differed. */
    public long digest() {
        return digest;
    }

    /** The rows that fired. */
    public RowSet rows() {
        return rows;
    }

    Brain brain() {
        return brain;
    }
}
