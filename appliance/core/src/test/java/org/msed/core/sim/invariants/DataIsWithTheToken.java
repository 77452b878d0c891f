package org.msed.core.sim.invariants;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Pair;
import org.msed.core.sim.Violation;
import org.msed.core.sim.World;
import org.msed.core.sim.mirror.Ledger;
import org.msed.core.sim.mirror.Mirror;

/** I4: on the disk of the token's owner is every acknowledged write, or what replaced it there. */
final class DataIsWithTheToken implements Invariant.OfWorld, Invariant.OfSteps {

    private final Forced forced = new Forced();
    private final long[] seen = new long[4];

    @Override
    public String id() {
        return "I4";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        forced.look(member, step);
    }

    @Override
    public void check(World world) {
        if (!world.plan().mirrored) {
            return;
        }
        for (int i = 0; i < world.pairs().size(); i++) {
            Pair pair = world.pairs().get(i);
            if (!forced.ever(i)) {
                check(pair.primary());
                check(pair.secondary());
            }
        }
    }

    private void check(Member member) {
        if (!Tokens.durable(member)) {
            seen[member.id()] = -1;
            return;
        }
        Mirror mirror = Mirror.of(member);
        Ledger ledger = mirror.ledger();
        if (seen[member.id()] == ledger.changes()) {
            return;
        }
        seen[member.id()] = ledger.changes();
        for (int i = 0; i < ledger.extents(); i++) {
            if (!ledger.contains(mirror.image().durable(i), ledger.acknowledged(i))) {
                throw new Violation(
                        id(),
                        member
                                + " has the token, but of extent "
                                + i
                                + " version "
                                + mirror.image().durable(i)
                                + " without the acknowledged "
                                + ledger.acknowledged(i));
            }
        }
    }
}
