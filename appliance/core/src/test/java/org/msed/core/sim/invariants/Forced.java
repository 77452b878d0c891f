package org.msed.core.sim.invariants;

import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.sim.Member;
import org.msed.core.sim.Pair;
import org.msed.core.sim.World;

/**
 * Remembers which pairs an operator has put in another state by force: until the two have met and
 * agreed again, I1 and I3 rest on what the operator stated.
 */
final class Forced {

    private static final long COMMANDS = Row.R12.bit() | Row.R12A.bit() | Row.R11A.bit();

    private boolean[] forced = {};

    void look(Member member, Step step) {
        if ((step.rows() & COMMANDS) != 0) {
            if (forced.length == 0) {
                forced = new boolean[member.world().pairs().size()];
            }
            forced[member.pair()] = true;
        }
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
