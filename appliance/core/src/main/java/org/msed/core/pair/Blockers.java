package org.msed.core.pair;

import java.util.Set;
import org.msed.core.record.DataSummary;
import org.msed.core.state.Blocker;
import org.msed.core.state.Epoch;
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
        boolean byPolicy = s.mayTakeWithoutToken();
        if (!s.record.tokenHere() && !byPolicy) {
            found.add(s.standby == StandbyMode.ATTACHED ? Blocker.NO_TOKEN : Blocker.NOT_IN_SYNC);
        }
        boolean current = s.hasHoldersLineage() || byPolicy;
        add(found, !s.record.consistent() || !current, Blocker.NOT_IN_SYNC);
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
        return longEnough && young;
    }

    /** Against a planned move away from this holder (row 41). */
    static void ofMove(PairState s, Set<Blocker> found) {
        long now = s.at.nanos();
        boolean answers =
                s.promiseHeard != PairState.NEVER
                        && now - s.promiseHeard < s.settings.promiseNanos();
        if (!answers) {
            found.add(Blocker.PEER_UNREACHABLE);
        } else if (s.serve != ServeMode.MIRROR || !s.peerAttached || s.repair) {
            found.add(Blocker.NOT_IN_SYNC);
        }
        Health peer = s.peerHealth;
        add(found, !peer.healthy(), Blocker.PEER_NOT_READY);
        add(found, !peer.capacity(), Blocker.NO_CAPACITY);
        add(found, !peer.gateway(), Blocker.GATEWAY_LOST);
        add(found, !peer.carrier(), Blocker.CARRIER_LOST);
    }

    /**
     * Against giving the service to the standby of this node, which does not serve (rows 6b, 6c).
     */
    static void ofGivingWay(PairState s, Set<Blocker> found) {
        Epoch highest = Epoch.higher(s.record.epoch(), s.peerEpoch);
        boolean adopted = s.peerEpoch.compareTo(s.record.epoch()) >= 0;
        if (!s.inContact()) {
            found.add(Blocker.PEER_UNREACHABLE);
        } else if (s.peerMode != Mode.STANDBY || highest.node() != s.role() || !adopted) {
            found.add(Blocker.WRONG_MODE);
        }
        add(found, !s.peerHealth.healthy(), Blocker.PEER_NOT_READY);
        add(found, !s.peerHealth.capacity(), Blocker.NO_CAPACITY);
        add(found, !peerHasAll(s), Blocker.NOT_IN_SYNC);
    }

    /**
     * With the lineage of the last common moment the peer lacks nothing, unless this node has the
     * token and may have gone on alone since.
     */
    static boolean peerHasAll(PairState s) {
        DataSummary mine = s.data();
        boolean same =
                s.peerData.generations().current() == mine.generations().current()
                        && s.peerData.consistent();
        boolean asOne = mine.setsEmpty() && s.peerData.setsEmpty();
        return !mine.mirrored() || same && (asOne || !s.record.tokenHere());
    }

    private static void add(Set<Blocker> found, boolean holds, Blocker blocker) {
        if (holds) {
            found.add(blocker);
        }
    }
}
