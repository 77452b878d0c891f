package org.msed.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.msed.config.Config;
import org.msed.config.NodeConfig;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.Order;
import org.msed.daemon.capacity.SlotDesk;
import org.msed.daemon.pair.PairService;
import org.msed.daemon.pair.SettingsMapping;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.EventLine;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.OrderResult;

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
        List<CompletableFuture<OrderResult>> stops = new ArrayList<>();
        for (PairService pair : pairs) {
            boolean handsOver = shutdown && pair.handsOverAtShutdown();
            Order order = handsOver ? Order.SHUTDOWN : Order.STOP;
            OrderRequest request = new OrderRequest(order, force, false, false, actor);
            stops.add(pair.order(request, progress).toCompletableFuture());
        }
        return CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new))
                .thenApply(ignored -> stopped(stops));
    }

    private OrderResult stopped(List<CompletableFuture<OrderResult>> stops) {
        for (CompletableFuture<OrderResult> stop : stops) {
            if (!stop.join().done()) {
                return stop.join();
            }
        }
        exit.run();
        return new OrderResult(Outcome.DONE, List.of(), "stopped");
    }
}
