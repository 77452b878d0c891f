package org.msed.core.sim.mirror;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.msed.core.sim.Chance;
import org.msed.core.sim.Data;
import org.msed.core.sim.Member;
import org.msed.core.sim.Plan;
import org.msed.core.sim.World;

/** The mirrors of one world, and the clients that write to them. */
public final class Mirrors implements Function<Member, Data> {

    /** Extents of a pair's directory. */
    static final int EXTENTS = 10;

    /** All extents as bits. */
    static final int ALL = (1 << EXTENTS) - 1;

    private static final long SLOW_SETS = 200 * Plan.MILLI;
    private static final long SLOW_FLUSH = 40 * Plan.MILLI;
    private static final long SHORTEST_GAP = 20 * Plan.MILLI;
    private static final long LONGEST_GAP = 200 * Plan.MILLI;

    private final Set<MirrorRule> obeyed;
    private final Map<Integer, Ledger> ledgers = new HashMap<>();

    /** Mirrors that keep to all rules. */
    public Mirrors() {
        this(EnumSet.allOf(MirrorRule.class));
    }

    private Mirrors(Set<MirrorRule> obeyed) {
        this.obeyed = Collections.unmodifiableSet(obeyed);
    }

    /** Mirrors that forget one rule. */
    public static Mirrors lacking(MirrorRule rule) {
        EnumSet<MirrorRule> obeyed = EnumSet.allOf(MirrorRule.class);
        obeyed.remove(rule);
        return new Mirrors(obeyed);
    }

    /** How long a write of the sets may take. */
    long setsNanos() {
        return whole() ? Plan.MILLI : SLOW_SETS;
    }

    /** How long a flush of data may take. */
    long flushNanos() {
        return whole() ? 3 * Plan.MILLI : SLOW_FLUSH;
    }

    /** Where a rule is left out the disks are slow, so that it is seen sooner. */
    private boolean whole() {
        return obeyed.size() == MirrorRule.values().length;
    }

    boolean obey(MirrorRule rule) {
        return obeyed.contains(rule);
    }

    @Override
    public Data apply(Member member) {
        Ledger ledger =
                ledgers.computeIfAbsent(
                        member.pair(),
                        pair -> {
                            long first = member.world().chance().between(0, LONGEST_GAP);
                            member.world().in(first, () -> write(member.world(), pair));
                            return new Ledger(EXTENTS);
                        });
        return new Mirror(this, member, ledger);
    }

    private void write(World world, int pair) {
        Chance chance = world.chance();
        write(world.pairs().get(pair).primary(), chance);
        write(world.pairs().get(pair).secondary(), chance);
        world.in(chance.between(SHORTEST_GAP, LONGEST_GAP), () -> write(world, pair));
    }

    private static void write(Member member, Chance chance) {
        Mirror mirror = (Mirror) member.data();
        if (mirror.open() && member.application().running() && !member.node().paused()) {
            mirror.holder().begin(chance.below(EXTENTS), chance.below(5) != 0);
        }
    }
}
