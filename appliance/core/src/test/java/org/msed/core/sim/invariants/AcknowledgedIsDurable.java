package org.msed.core.sim.invariants;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.sim.mirror.Mirror;

/** I5: what is acknowledged is on the disk of the token's owner, in mirror mode on both. */
final class AcknowledgedIsDurable implements Invariant.OfWrites, Invariant.OfSteps {

    private final Forced forced = new Forced();

    @Override
    public String id() {
        return "I5";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        forced.look(member, step);
    }

    @Override
    public void acknowledging(Member member, int extent, int version, boolean inMirrorMode) {
        if (forced.ever(member.pair())) {
            return;
        }
        require(member, member, extent, version);
        if (inMirrorMode || Tokens.durable(member.peer())) {
            require(member, member.peer(), extent, version);
        }
        if (!inMirrorMode && !Tokens.durable(member)) {
            throw new Violation(id(), member + " acknowledges alone without the token");
        }
    }

    private void require(Member by, Member at, int extent, int version) {
        Mirror mirror = Mirror.of(at);
        if (!mirror.ledger().contains(mirror.image().durable(extent), version)) {
            throw new Violation(
                    id(), by + " acknowledges version " + version + ", not durable at " + at);
        }
    }
}
