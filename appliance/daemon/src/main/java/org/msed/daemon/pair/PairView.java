package org.msed.daemon.pair;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.msed.config.MoveType;
import org.msed.config.PairConfig;
import org.msed.core.pair.PairState;
import org.msed.core.state.Mode;
import org.msed.core.state.StandbyMode;
import org.msed.core.wire.Identity;
import org.msed.daemon.channel.PairChannel;
import org.msed.daemon.link.PairDatagrams;
import org.msed.daemon.loop.Published;
import org.msed.daemon.service.Data;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.PeerSnapshot;
import org.msed.daemon.snapshot.Policy;
import org.msed.daemon.snapshot.Readiness;
import org.msed.daemon.snapshot.Standing;

/** Makes a pair's snapshot of what its loop published; on the reader's thread. */
final class PairView {

    private static final long HELLO_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PairConfig config;
    private final PairDatagrams datagrams;
    private final PairChannel channel;
    private final Data data;

    PairView(PairConfig config, PairDatagrams datagrams, PairChannel channel, Data data) {
        this.config = config;
        this.datagrams = datagrams;
        this.channel = channel;
        this.data = data;
    }

    PairSnapshot of(Published published) {
        PairState state = published.state();
        return new PairSnapshot(
                config.pairId(),
                state.role(),
                config.vip().addressText(),
                config.instanceIndex(),
                policy(state),
                standing(published),
                readiness(state),
                datagrams.links(intervalNanos(state), channel.snapshot()),
                peer(state),
                datagrams.counts(),
                data.replication(state),
                data.copies(state));
    }

    /** HELLO comes each second where no beats are due (ha-protocol 6). */
    private static long intervalNanos(PairState state) {
        boolean undecided = state.mode() == Mode.JOIN || state.mode() == Mode.HOLD;
        return undecided ? HELLO_NANOS : state.settings().beatNanos();
    }

    private Policy policy(PairState state) {
        return new Policy(
                state.settings().guard(),
                config.failover() == MoveType.AUTOMATIC,
                state.settings().automaticFailback(),
                state.settings().policy(),
                config.times().failoverWaitMillis(),
                config.times().failbackDwellMillis(),
                config.times().heartbeatIntervalMillis(),
                config.osShutdownHandover(),
                state.settings().gatewayConfigured());
    }

    private static Standing standing(Published published) {
        PairState state = published.state();
        return new Standing(
                state.shown(),
                published.shownSinceWallMillis(),
                state.reason(),
                state.reasonDetail(),
                state.mode(),
                state.holdCause(),
                state.serveMode(),
                state.standbyMode(),
                state.addressHere(),
                attached(state),
                state.record().tokenHere(),
                state.record().tokenSerial(),
                state.record().epoch(),
                state.recentTakeovers());
    }

    private static boolean attached(PairState state) {
        return switch (state.mode()) {
            case STANDBY -> state.standbyMode() == StandbyMode.ATTACHED;
            case SERVE -> state.peerAttached() && state.inContact();
            default -> false;
        };
    }

    private static Readiness readiness(PairState state) {
        return new Readiness(
                new ArrayList<>(state.blockers()),
                state.paused(),
                state.gatewayAnswers(),
                state.carrier(),
                state.servedPair());
    }

    private PeerSnapshot peer(PairState state) {
        Optional<Identity> told = datagrams.peer();
        long heard = state.peerHeardNanos();
        long silent = heard == PairState.NEVER ? -1 : System.nanoTime() - heard;
        return new PeerSnapshot(
                config.peer().name(),
                config.peer().hmAddress().getHostAddress(),
                told.map(Identity::version).or(() -> config.peer().version()).orElse(""),
                config.peer().udi().orElse(""),
                state.peerMode(),
                state.inContact(),
                silent < 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(silent));
    }
}
