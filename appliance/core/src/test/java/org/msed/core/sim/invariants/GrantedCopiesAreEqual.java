package org.msed.core.sim.invariants;

import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.pair.Row;
import org.msed.core.pair.Step;
import org.msed.core.sim.Invariant;
import org.msed.core.sim.Member;
import org.msed.core.sim.Violation;
import org.msed.core.sim.mirror.Image;
import org.msed.core.sim.mirror.Mirror;

/**
 * I16: when the token is granted, both disks are equal but for what is being written just now, and
 * for bits that a disk flipped and no verify named.
 */
final class GrantedCopiesAreEqual implements Invariant.OfSteps {

    @Override
    public String id() {
        return "I16";
    }

    @Override
    public void stepped(Member member, PairEvent event, PairState before, Step step) {
        if (!member.world().plan().mirrored || !step.fired(Row.GRANT)) {
            return;
        }
        Image mine = Mirror.of(member).image();
        Image other = Mirror.of(member.peer()).image();
        int written = Mirror.of(member).suspicious();
        int named = Mirror.of(member).named();
        for (int i = 0; i < Mirror.of(member).ledger().extents(); i++) {
            if ((named & ~written & 1 << i) != 0 && mine.rotten(i) != other.rotten(i)) {
                throw new Violation(
                        id(), member + " grants with extent " + i + " as a verify named it");
            }
            if ((written & 1 << i) == 0 && mine.durable(i) != other.durable(i)) {
                throw new Violation(
                        id(),
                        member
                                + " grants with version "
                                + mine.durable(i)
                                + " of extent "
                                + i
                                + ", the standby has "
                                + other.durable(i));
            }
        }
    }
}
