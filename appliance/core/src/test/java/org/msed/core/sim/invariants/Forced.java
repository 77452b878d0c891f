package org.msed.core.sim.invariants;

import org.msed.core.pair.Row;
import org.msed.core.pair.RowSet;
import org.msed.core.pair.Step;
import org.msed.core.sim.Member;
import org.msed.core.sim.Pair;
import org.msed.core.sim.World;

/**
 * Remembers which pairs an operator has put in another state by force: until the two have met and
 * agreed again, I1 and I3 rest on what the operator stated.
 */
final class Forced {

    private static final RowSet COMMANDS =
            RowSet.of(Row.R12, Row.R12A, Row.R11A, Row.R20A, Row.R13B, Row.R14);

    private final RowSet commands;

    private boolean[] forced = {};
    private boolean[] ever = {};

    Forced() {
        this(COMMANDS);
    }

    Forced(RowSet commands) {
        this.commands = commands;
    }

    void look(Member member, Step step) {
        if (step.rows().meets(commands)) {
            if (forced.length == 0) {
                forced = new boolean[member.world().pairs().size()];
                ever = new boolean[forced.length];
            }
            forced[member.pair()] = true;
            ever[member.pair()] = true;
        }
    }

    /** Whether it was ever done to this pair: what was lost then stays lost. */
    boolean ever(int index) {
        return ever.length > 0 && ever[index];
    }

    boolean is(World world, int index) {
        if (forced.length == 0 || !forced[index]) {
            return false;
        }
        Pair pair = world.pairs().get(index);
        boolean oneToken = !(Tokens.durable(pair.primary()) && Tokens.durable(pair.secondary()));
        forced[index] = !(agreed(pair) && oneToken);
        return forced[index];
    }

    private static boolean agreed(Pair pair) {
        Member a = pair.primary();
        Member b = pair.secondary();
        return a.running()
                && b.running()
                && a.state().record().epoch().equals(b.state().record().epoch())
                && !pair.ownedTwice();
    }
}
