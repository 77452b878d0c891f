package org.msed.daemon.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.msed.config.Config;
import org.msed.config.ConfigException;
import org.msed.config.ConfigKey;
import org.msed.config.ConfigLoader;
import org.msed.config.HostFacts;
import org.msed.config.RawConfig;
import org.msed.config.RawFile;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.state.Blocker;
import org.msed.core.state.DisplayedState;
import org.msed.core.state.Epoch;
import org.msed.core.state.Guard;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Reason;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;
import org.msed.core.state.StandbyMode;
import org.msed.core.state.TakeoverPolicy;
import org.msed.daemon.snapshot.AsideSnapshot;
import org.msed.daemon.snapshot.ChannelSnapshot;
import org.msed.daemon.snapshot.ChoiceRequest;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.CopySnapshot;
import org.msed.daemon.snapshot.EventLine;
import org.msed.daemon.snapshot.FrameCounts;
import org.msed.daemon.snapshot.LinkSnapshot;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.PeerSnapshot;
import org.msed.daemon.snapshot.Policy;
import org.msed.daemon.snapshot.Readiness;
import org.msed.daemon.snapshot.ReplicationSnapshot;
import org.msed.daemon.snapshot.ResyncRequest;
import org.msed.daemon.snapshot.Standing;
import org.msed.daemon.snapshot.VerificationSnapshot;
import org.msed.daemon.snapshot.VerifyRequest;

/** A primary that serves its pair, and remembers what it was ordered. */
final class FakeNode implements Commands {
    /** Of its failback dwell. */
    static final long DWELL_MILLIS = 60_000;

    final List<OrderRequest> orders = new ArrayList<>();
    final List<ResyncRequest> resyncs = new ArrayList<>();
    final List<ChoiceRequest> choices = new ArrayList<>();
    List<CopySnapshot> copies = List.of();
    final List<String> undone = new ArrayList<>();
    final List<VerifyRequest> verifies = new ArrayList<>();
    VerificationSnapshot verification = VerificationSnapshot.NONE;
    boolean syncPaused;
    Optional<ReplicationSnapshot> replication = Optional.empty();
    CompletableFuture<OrderResult> result =
            CompletableFuture.completedFuture(new OrderResult(Outcome.DONE, List.of(), "moved"));
    Mode mode = Mode.SERVE;
    DisplayedState state = DisplayedState.PRIMARY_ACTIVE;
    List<Blocker> blockers = List.of();
    boolean paused;
    boolean peerInContact = true;
    int snapshots;

    @Override
    public NodeSnapshot snapshot() {
        snapshots++;
        return new NodeSnapshot(
                "mse1",
                Role.PRIMARY,
                "0.1.0",
                "10.10.10.12",
                "10.10.10.11",
                "MSE-VA:V01:mse1_66",
                1_000,
                1,
                List.of("mse1"),
                List.of(pair()));
    }

    PairSnapshot pair() {
        boolean serves = mode == Mode.SERVE;
        return new PairSnapshot(
                "mse1",
                Role.PRIMARY,
                "10.10.10.11",
                3,
                new Policy(
                        Guard.AVAILABLE,
                        true,
                        false,
                        TakeoverPolicy.IN_SYNC_ONLY,
                        1_000,
                        DWELL_MILLIS,
                        100,
                        true,
                        true),
                new Standing(
                        state,
                        2_000,
                        Reason.ATTACHED,
                        "",
                        mode,
                        HoldCause.NONE,
                        serves ? ServeMode.MIRROR : ServeMode.NONE,
                        serves ? StandbyMode.NONE : StandbyMode.ATTACHED,
                        serves,
                        true,
                        false,
                        2,
                        new Epoch(1, Role.PRIMARY),
                        0),
                new Readiness(blockers, paused, true, true, ""),
                List.of(
                        new LinkSnapshot(
                                "eth0",
                                "10.10.10.12",
                                "10.10.10.13",
                                LinkSnapshot.State.UP,
                                40,
                                200,
                                300,
                                400,
                                0,
                                10,
                                11,
                                0,
                                new ChannelSnapshot(true, 5, "", 1_000, 2_000, 1, 0))),
                new PeerSnapshot("mse2", "10.10.10.13", "", "", Mode.STANDBY, peerInContact, 40),
                new FrameCounts(10, 1, 2, 3),
                replication,
                copies);
    }

    static Config config() {
        return config(List.of());
    }

    static Config config(List<RawFile> datasets) {
        Map<ConfigKey, String> base =
                Map.of(
                        ConfigKey.NODE_NAME, "mse1",
                        ConfigKey.HM_ADDRESS, "10.10.10.12",
                        ConfigKey.HM_NETMASK, "255.255.255.0",
                        ConfigKey.VIP_ADDRESS, "10.10.10.11",
                        ConfigKey.VIP_NETMASK, "255.255.255.0",
                        ConfigKey.GATEWAY_ADDRESS, "10.10.10.1",
                        ConfigKey.UDI, "MSE-VA:V01:mse1_66");
        Map<ConfigKey, String> pair =
                Map.of(
                        ConfigKey.PAIR_ID, "mse1",
                        ConfigKey.FAILOVER_TYPE, "Automatic",
                        ConfigKey.FAILOVER_WAIT, "1",
                        ConfigKey.PAIR_VIP_ADDRESS, "10.10.10.11",
                        ConfigKey.PAIR_VIP_NETMASK, "255.255.255.0",
                        ConfigKey.PEER_NAME, "mse2",
                        ConfigKey.PEER_ROLE, "Secondary",
                        ConfigKey.PEER_HM_ADDRESS, "10.10.10.13",
                        ConfigKey.PEER_VERSION, "0.1.0");
        RawConfig raw =
                new RawConfig(
                        new RawFile("base-ha-config.properties", base),
                        List.of(new RawFile("advance-config-10.10.10.13.properties", pair)),
                        datasets,
                        new RawFile("msed.properties", Map.of()),
                        new RawFile("branding.properties", Map.of()));
        try {
            return ConfigLoader.understand(raw, HostFacts.unknown(), List.of());
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void known(String pairName) {
        if (!pairName.equals("mse1")) {
            throw new NoSuchElementException("no pair " + pairName + "; there is mse1");
        }
    }

    @Override
    public CompletionStage<OrderResult> order(
            String pairName, OrderRequest request, Consumer<String> progress) {
        known(pairName);
        orders.add(request);
        progress.accept("begun");
        return result;
    }

    @Override
    public CompletionStage<OrderResult> resync(
            String pairName, ResyncRequest request, Consumer<String> progress) {
        known(pairName);
        resyncs.add(request);
        progress.accept("comparing");
        return result;
    }

    @Override
    public CompletionStage<OrderResult> chooseSource(
            String pairName, ChoiceRequest request, Consumer<String> progress) {
        known(pairName);
        choices.add(request);
        return result;
    }

    @Override
    public List<Blocker> choiceBlockers(String pairName, ChoiceRequest request) {
        known(pairName);
        return List.of(Blocker.NOT_DIVERGED);
    }

    @Override
    public List<AsideSnapshot> asides(String pairName) {
        known(pairName);
        return List.of(new AsideSnapshot("00000000000000ff", 1_000, 2_000, 3, List.of("data")));
    }

    @Override
    public CompletionStage<OrderResult> undo(
            String pairName, String aside, String actor, Consumer<String> progress) {
        known(pairName);
        undone.add(aside);
        return result;
    }

    @Override
    public CompletionStage<OrderResult> pauseSync(String pairName, boolean paused, String actor) {
        known(pairName);
        syncPaused = paused;
        return result;
    }

    @Override
    public CompletionStage<OrderResult> verify(
            String pairName, VerifyRequest request, Consumer<String> progress) {
        verifies.add(request);
        return result;
    }

    @Override
    public VerificationSnapshot verification(String pairName) {
        return verification;
    }

    @Override
    public List<EventLine> events(String pairName, int limit) {
        return List.of(
                new EventLine(
                        "mse1/7/1",
                        "2026-11-21T20:00:00.000Z",
                        5_000_000_000L,
                        "mse1",
                        "mse1",
                        "20",
                        "STARTED",
                        "OFF",
                        "JOIN",
                        "NONE",
                        "TERMINATED",
                        "1/P",
                        true,
                        1,
                        -1,
                        1_000,
                        0,
                        -1,
                        List.of(-1L),
                        "",
                        ""));
    }

    @Override
    public CompletionStage<OrderResult> stop(
            boolean shutdown, boolean force, String actor, Consumer<String> progress) {
        progress.accept("shutdown=" + shutdown + " force=" + force);
        return result;
    }
}
