package org.msed.config;

import java.util.ArrayList;
import java.util.List;

/** What an administrator accepts by a pair's policy, said when it is configured (B5-06). */
public final class PolicyWarnings {

    private PolicyWarnings() {}

    /** One sentence for each acceptance; empty for a policy that accepts no loss. */
    public static List<String> of(PairConfig pair) {
        List<String> found = new ArrayList<>();
        if (pair.takeoverPolicy() == TakeoverPolicy.CONSISTENT) {
            found.add(
                    "pair "
                            + pair.pairId()
                            + ": takeover.policy CONSISTENT may leave the two copies different and"
                            + " lose what was acknowledged last; back up first, and choose with"
                            + " care. A holder without standby and gateway stops");
        }
        if (pair.takeoverPolicy() == TakeoverPolicy.NEVER
                && pair.failover() == MoveType.AUTOMATIC) {
            found.add(
                    "pair "
                            + pair.pairId()
                            + ": takeover.policy NEVER leaves the pair without service when the"
                            + " node that serves dies, until an operator orders msectl takeover");
        }
        if (pair.reverseMirror() == ReverseMirror.STOPPED) {
            found.add(
                    "pair "
                            + pair.pairId()
                            + ": reverse.mirror stopped leaves the pair without a standby after each"
                            + " takeover, until an operator orders msectl choose-source");
        }
        return found;
    }
}
