package org.msed.daemon.snapshot;

import java.util.List;
import org.msed.core.state.Blocker;

/**
 * What stands against a move.
 *
 * @param blockers on a holder: against a planned move away from it; on any other node: against its
 *     own takeover
 * @param paused whether automatic moves are paused, here or at the peer
 * @param gatewayAnswers whether the gateway answers; true when none is configured
 * @param carrier whether the public interface has a carrier
 * @param servedPair the pair that uses this secondary's last slot; empty when one is free
 */
public record Readiness(
        List<Blocker> blockers,
        boolean paused,
        boolean gatewayAnswers,
        boolean carrier,
        String servedPair) {

    /** Copies the list. */
    public Readiness {
        blockers = List.copyOf(blockers);
    }

    /** Whether nothing stands against a move. */
    public boolean ready() {
        return blockers.isEmpty();
    }
}
