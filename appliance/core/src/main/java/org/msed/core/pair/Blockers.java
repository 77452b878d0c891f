package org.msed.core.pair;

import java.util.Set;
import org.msed.core.state.Blocker;
import org.msed.core.state.Guard;
import org.msed.core.state.Mode;
import org.msed.core.state.ServeMode;
import org.msed.core.state.StandbyMode;
import org.msed.core.state.TakeoverPolicy;
import org.msed.core.wire.Message.Health;

/** What stands against a move. */
final class Blockers {

    private Blockers() {}

    /** Against an automatic takeover by this standby (row 20), silence and probe aside. */
    static void ofTakeover(PairState s, Set<Blocker> found) {
        if (s.mode != Mode.STANDBY) {
            found.add(Blocker.WRONG_MODE);
            return;
        }
        if (s.settings.guard() == Guard.MANUAL || s.settings.policy() == TakeoverPolicy.NEVER) {
            found.add(Blocker.NOT_AUTOMATIC);
        }
        if (!s.record.tokenHere()) {
            found.add(s.standby == StandbyMode.ATTACHED ? Blocker.NO_TOKEN : Blocker.NOT_IN_SYNC);
        }
        add(found, s.paused(), Blocker.PAUSED);
        add(found, !s.carrier, Blocker.CARRIER_LOST);
        add(found, !s.capacity, Blocker.NO_CAPACITY);
        add(found, !s.healthy, Blocker.UNHEALTHY);
        add(found, !gatewayAllows(s), Blocker.GATEWAY_LOST);
        add(found, s.recentTakeovers() >= s.settings.flapMax(), Blocker.FLAP);
    }

    /**
     * V4: the gateway has answered for T_dead without a gap of T_promise, and the silence is young.
     */
    private static boolean gatewayAllows(PairState s) {
        if (!s.gatewayAnswers()) {
            return false;
        }
        if (s.settings.guard() != Guard.AVAILABLE || !s.settings.gatewayConfigured()) {
            return true;
        }
        long now = s.at.nanos();
        boolean longEnough = now - s.gatewaySince >= s.settings.deadNanos();
        boolean young = now - s.peerHeard <= s.settings.deadNanos() + s.settings.gatewayNanos();
        boolean lineageCurrent =
                s.peerData.generations().current() == 0
                        || s.peerData.generations().current() == s.data.generations().current();
        return longEnough && young && lineageCurrent;
    }

    /** Against a planned move away from this holder (row 41). */
    static void ofMove(PairState s, Set<Blocker> found) {
        long now = s.at.nanos();
        boolean answers =
                s.promiseHeard != PairState.NEVER
                        && now - s.promiseHeard < s.settings.promiseNanos();
        if (!answers) {
            found.add(Blocker.PEER_UNREACHABLE);
        } else if (s.serve != ServeMode.MIRROR || !s.peerAttached) {
            found.add(Blocker.NOT_IN_SYNC);
        }
        Health peer = s.peerHealth;
        add(found, !peer.healthy(), Blocker.PEER_NOT_READY);
        add(found, !peer.capacity(), Blocker.NO_CAPACITY);
        add(found, !peer.gateway(), Blocker.GATEWAY_LOST);
        add(found, !peer.carrier(), Blocker.CARRIER_LOST);
    }

    private static void add(Set<Blocker> found, boolean holds, Blocker blocker) {
        if (holds) {
            found.add(blocker);
        }
    }
}
