package org.msed.core.sim.invariants;

import java.util.HashSet;
import java.util.Set;
import org.msed.core.pair.Effect;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.RowSet;
import org.msed.core.pair.Step;
import org.msed.core.record.DataSummary;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.sim.mirror.Ledger;
import org.msed.core.sim.mirror.Mirror;

/**
 * I17: a copy that holds acknowledged writes which the other lacks is not overwritten, be they
 * acknowledged as suspect, unless an operator saw its lineage and chose the other; and one of two
 * copies is always kept.
 */
final class NothingIsThrownAway implements Invariant.OfEffects, Invariant.OfSteps {

    private static final RowSet TAKEOVERS =
            RowSet.of(Row.R12, Row.R12A, Row.R11A, Row.R20A, Row.R13B);

    private final Forced forced = new Forced(TAKEOVERS);
    private final Set<Long> chosen = new HashSet<>();
    private final Set<Integer> given = new HashSet<>();

    @Override
    public String id() {
        return "I17";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        forced.look(member, step);
        if (event instanceof PairEvent.ChooseSource choice) {
            boolean here = choice.source() == member.role();
            DataSummary loser = here ? before.peerData() : before.data();
            chosen.add(loser.generations().current());
        }
        if (step.rows().contains(Row.R14)) {
            givenUp(member, before);
        }
    }

    private void givenUp(Member member, PairState before) {
        long lineage = before.data().generations().current();
        if (!chosen.contains(lineage)) {
            throw new Violation(id(), member + " gave up a copy that nobody chose to lose");
        }
        Member peer = member.peer();
        boolean kept =
                peer.disk()
                        .read()
                        .map(r -> r.consistent() || r.generations().current() != 0)
                        .orElse(true);
        if (!kept) {
            throw new Violation(id(), "both copies were given up");
        }
        given.add(member.pair());
    }

    @Override
    public void acting(Member member, Effect effect) {
        if (!(effect instanceof Effect.AdmitSync)
                || forced.ever(member.pair())
                || given.contains(member.pair())) {
            return;
        }
        Mirror target = Mirror.of(member);
        Mirror source = Mirror.of(member.peer());
        Ledger ledger = target.ledger();
        for (int i = 0; i < ledger.extents(); i++) {
            int mine = ledger.acknowledgedBy(member, i);
            if (!ledger.contains(source.image().cached(i), mine)) {
                throw new Violation(
                        id(), member + " has version " + mine + " overwritten, of extent " + i);
            }
        }
    }
}
