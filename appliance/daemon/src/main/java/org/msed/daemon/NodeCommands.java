package org.msed.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.msed.config.Config;
import org.msed.config.NodeConfig;
import org.msed.core.state.Blocker;
import org.msed.core.state.Role;
import org.msed.daemon.capacity.SlotDesk;
import org.msed.daemon.pair.PairService;
import org.msed.daemon.pair.SettingsMapping;
import org.msed.daemon.pair.Stop;
import org.msed.daemon.snapshot.AsideSnapshot;
import org.msed.daemon.snapshot.ChoiceRequest;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.EventLine;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.ResyncRequest;
import org.msed.daemon.snapshot.VerificationSnapshot;
import org.msed.daemon.snapshot.VerifyRequest;

/** The orders of management, given to the pairs of this node. */
final class NodeCommands implements Commands {

    private final Config config;
    private final String version;
    private final SlotDesk slots;
    private final List<PairService> pairs;
    private final Runnable exit;
    private final long startedWallMillis = System.currentTimeMillis();

    /**
     * @param exit ends the process, called once all pairs have stopped
     */
    NodeCommands(
            Config config, String version, SlotDesk slots, List<PairService> pairs, Runnable exit) {
        this.config = config;
        this.version = version;
        this.slots = slots;
        this.pairs = List.copyOf(pairs);
        this.exit = exit;
    }

    @Override
    public NodeSnapshot snapshot() {
        NodeConfig node = config.node();
        return new NodeSnapshot(
                node.name(),
                SettingsMapping.role(node.role()),
                version,
                node.hm().address().addressText(),
                node.vip().map(vip -> vip.addressText()).orElse(""),
                node.udi(),
                startedWallMillis,
                slots.capacity(),
                slots.served(),
                pairs.stream().map(PairService::snapshot).toList());
    }

    @Override
    public CompletionStage<OrderResult> order(
            String pairName, OrderRequest request, Consumer<String> progress) {
        return pair(pairName).order(request, progress);
    }

    @Override
    public CompletionStage<OrderResult> resync(
            String pairName, ResyncRequest request, Consumer<String> progress) {
        return pair(pairName).data().resync(request, progress);
    }

    @Override
    public CompletionStage<OrderResult> chooseSource(
            String pairName, ChoiceRequest request, Consumer<String> progress) {
        return pair(pairName).choose(source(pairName, request), request, progress);
    }

    @Override
    public List<Blocker> choiceBlockers(String pairName, ChoiceRequest request) {
        return pair(pairName).choiceBlockers(source(pairName, request), request);
    }

    private Role source(String pairName, ChoiceRequest request) {
        Role mine = SettingsMapping.role(config.node().role());
        String peer = pair(pairName).snapshot().peer().name();
        if (request.source().equals(config.node().name())) {
            return mine;
        } else if (request.source().equals(peer)) {
            return mine.other();
        }
        throw new NoSuchElementException(
                "pair "
                        + pairName
                        + " has no node "
                        + request.source()
                        + ", only "
                        + config.node().name()
                        + " and "
                        + peer);
    }

    @Override
    public List<AsideSnapshot> asides(String pairName) {
        return pair(pairName).data().asides();
    }

    @Override
    public CompletionStage<OrderResult> undo(
            String pairName, String aside, String actor, Consumer<String> progress) {
        return pair(pairName).undo(aside, actor, progress);
    }

    @Override
    public CompletionStage<OrderResult> pauseSync(String pairName, boolean paused, String actor) {
        return pair(pairName).data().pauseSync(paused, actor);
    }

    @Override
    public CompletionStage<OrderResult> verify(
            String pairName, VerifyRequest request, Consumer<String> progress) {
        return pair(pairName).data().verify(request, progress);
    }

    @Override
    public VerificationSnapshot verification(String pairName) {
        return pair(pairName).data().verification();
    }

    @Override
    public List<EventLine> events(String pairName, int limit) {
        try {
            return pair(pairName).events(limit);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the events of " + pairName, e);
        }
    }

    private PairService pair(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> {
                            List<String> known = pairs.stream().map(PairService::name).toList();
                            return new NoSuchElementException(
                                    "no pair " + name + ", only " + known);
                        });
    }

    @Override
    public CompletionStage<OrderResult> stop(
            boolean shutdown, boolean force, String actor, Consumer<String> progress) {
        return new Stop(pairs)
                .order(shutdown, force, actor, progress)
                .thenApply(
                        result -> {
                            if (result.done()) {
                                exit.run();
                            }
                            return result;
                        });
    }
}
