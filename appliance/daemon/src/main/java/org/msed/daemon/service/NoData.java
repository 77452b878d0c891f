package org.msed.daemon.service;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.msed.core.pair.Effect;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.PairEvent;
import org.msed.core.pair.PairState;
import org.msed.core.record.DataSets;
import org.msed.core.state.Blocker;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.snapshot.AsideSnapshot;
import org.msed.daemon.snapshot.CopySnapshot;
import org.msed.daemon.snapshot.OrderResult;
import org.msed.daemon.snapshot.ReplicationSnapshot;
import org.msed.daemon.snapshot.ResyncRequest;
import org.msed.daemon.snapshot.VerificationSnapshot;
import org.msed.daemon.snapshot.VerifyRequest;

/** A pair without datasets: nothing to open, nothing behind, nothing acknowledged. */
public final class NoData implements Data {

    private final Inbox inbox;

    /**
     * @param inbox where the answers go
     */
    public NoData(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public DataSets sets() {
        return DataSets.NONE;
    }

    @Override
    public void stepped(PairState state) {
        // Nothing is shown.
    }

    @Override
    public Optional<ReplicationSnapshot> replication(PairState state) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<OrderResult> resync(ResyncRequest request, Consumer<String> progress) {
        return refused();
    }

    @Override
    public CompletionStage<OrderResult> pauseSync(boolean paused, String actor) {
        return refused();
    }

    @Override
    public CompletionStage<OrderResult> verify(VerifyRequest request, Consumer<String> progress) {
        return refused();
    }

    @Override
    public VerificationSnapshot verification() {
        return VerificationSnapshot.NONE;
    }

    /** The blocker's own sentence says what to do. */
    private static CompletionStage<OrderResult> refused() {
        return CompletableFuture.completedStage(
                new OrderResult(Outcome.REFUSED, List.of(Blocker.NO_DATASETS), ""));
    }

    @Override
    public String testStorage() {
        return "";
    }

    @Override
    public List<CopySnapshot> copies(PairState state) {
        return List.of();
    }

    @Override
    public List<AsideSnapshot> asides() {
        return List.of();
    }

    @Override
    public void expireAsides() {
        // Nothing is ever set aside.
    }

    @Override
    public void watch(Supplier<PairState> state) {
        // Nothing here depends on it.
    }

    @Override
    public String asideRefusal(Role source) {
        return "";
    }

    @Override
    public long asideLineage(String name) {
        throw new NoSuchElementException("the pair has no datasets, so nothing was set aside");
    }

    @Override
    public void open(Epoch epoch) {
        inbox.post(PairEvent.DataOpened::new);
    }

    @Override
    public void close(boolean drain) {
        inbox.post(at -> new PairEvent.DataClosed(at, true));
    }

    @Override
    public void gate(Effect.Gate gate) {
        // Nothing is acknowledged, so there is nothing to hold back.
    }

    @Override
    public void attach(Effect.Attach attach) {
        inbox.post(at -> new PairEvent.Attached(at, attach.attachment()));
    }

    @Override
    public void sync(Effect.Sync sync) {
        throw new IllegalStateException("nothing to synchronise: " + sync);
    }

    @Override
    public void stopSync() {
        // None is ever begun.
    }

    @Override
    public void admitSync(Effect.AdmitSync admit) {
        throw new IllegalStateException("no synchronisation was offered");
    }

    @Override
    public void restore(long lineage) {
        inbox.post(at -> new PairEvent.DataRestored(at, Blocker.NO_DATASETS.sentence()));
    }

    @Override
    public void confirmSync(long attachment) {
        throw new IllegalStateException("no synchronisation was offered");
    }
}
