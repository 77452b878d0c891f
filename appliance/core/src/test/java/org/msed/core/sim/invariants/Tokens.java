package org.msed.core.sim.invariants;

import org.msed.core.record.PairRecord;
import org.msed.core.sim.Member;

/** Where the solo token is. */
final class Tokens {

    private Tokens() {}

    /** Whether this member's disk says that it has the token. */
    static boolean durable(Member member) {
        PairRecord record = member.disk().read().orElse(null);
        return record != null && record.tokenHere();
    }
}
