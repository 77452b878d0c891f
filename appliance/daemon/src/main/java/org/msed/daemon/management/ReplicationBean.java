package org.msed.daemon.management;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.msed.core.pair.Effect;
import org.msed.core.record.DataSummary;
import org.msed.core.state.Blocker;
import org.msed.core.state.ReplicationReason;
import org.msed.core.state.ReplicationState;
import org.msed.core.state.ServiceIcon;
import org.msed.daemon.snapshot.DatasetSnapshot;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.ReplicationSnapshot;
import org.msed.daemon.snapshot.ResyncRequest;
import org.msed.daemon.snapshot.StreamCounts;
import org.msed.daemon.snapshot.SyncSnapshot;
import org.msed.mbeans.ReplicationMXBean;

/** The mirror of one pair as JMX shows it; every getter reads the given snapshot of the node. */
public final class ReplicationBean implements ReplicationMXBean {
    private final String pairName;
    private final Supplier<NodeSnapshot> node;
    private final Tasks tasks;

    ReplicationBean(String pairName, Supplier<NodeSnapshot> node, Tasks tasks) {
        this.pairName = pairName;
        this.node = node;
        this.tasks = tasks;
    }

    private PairSnapshot pair() {
        return node.get()
                .pair(pairName)
                .orElseThrow(() -> new NoSuchElementException("no pair " + pairName));
    }

    private Optional<ReplicationSnapshot> replication() {
        return pair().replication();
    }

    private ReplicationState state() {
        return state(pair());
    }

    private static ReplicationState state(PairSnapshot pair) {
        return pair.replication()
                .map(ReplicationSnapshot::state)
                .orElse(ReplicationState.NO_DATASETS);
    }

    private ReplicationReason reason() {
        return replication().map(ReplicationSnapshot::reason).orElse(ReplicationReason.NO_DATASETS);
    }

    private StreamCounts counts() {
        return replication().map(ReplicationSnapshot::counts).orElse(StreamCounts.NONE);
    }

    private SyncSnapshot sync() {
        return replication().flatMap(ReplicationSnapshot::sync).orElse(SyncSnapshot.NONE);
    }

    private DataSummary here() {
        return replication().map(ReplicationSnapshot::here).orElse(DataSummary.NONE);
    }

    private long number(ToLongFunction<ReplicationSnapshot> field) {
        return replication().map(field::applyAsLong).orElse(0L);
    }

    @Override
    public String getPairName() {
        return pairName;
    }

    @Override
    public String getPeerName() {
        return pair().peer().name();
    }

    @Override
    public String getState() {
        return state().name();
    }

    @Override
    public int getStateCode() {
        return state().code();
    }

    @Override
    public long getStateSince() {
        NodeSnapshot now = node.get();
        return now.pair(pairName)
                .flatMap(PairSnapshot::replication)
                .map(ReplicationSnapshot::stateSinceWallMillis)
                .orElse(now.startedWallMillis());
    }

    @Override
    public String getStateReason() {
        String detail = replication().map(ReplicationSnapshot::reasonDetail).orElse("");
        return ReplicationText.reason(reason(), detail);
    }

    @Override
    public int getStateReasonCode() {
        return reason().code();
    }

    @Override
    public String getSeverity() {
        return state().severity().name();
    }

    @Override
    public String getDataLine() {
        return state().line().name();
    }

    @Override
    public String getServiceIcon() {
        PairSnapshot pair = pair();
        boolean healthy = !pair.readiness().blockers().contains(Blocker.UNHEALTHY);
        return ServiceIcon.of(pair.standing().mode(), healthy, state(pair), pair.peer().inContact())
                .name();
    }

    @Override
    public String getDirection() {
        return replication()
                .map(ReplicationSnapshot::direction)
                .orElse(ReplicationSnapshot.Direction.NONE)
                .name();
    }

    @Override
    public String getLink() {
        return replication().map(ReplicationSnapshot::link).orElse("");
    }

    @Override
    public String getGate() {
        return replication().map(ReplicationSnapshot::gate).orElse(Effect.Gate.Kind.SHUT).name();
    }

    @Override
    public long getLagBytes() {
        return number(ReplicationSnapshot::lagBytes);
    }

    @Override
    public double getLagSeconds() {
        return ReplicationText.seconds(number(ReplicationSnapshot::lagMillis));
    }

    @Override
    public long getOutOfSyncBytes() {
        return number(ReplicationSnapshot::outOfSyncBytes);
    }

    @Override
    public boolean isSyncing() {
        return replication().flatMap(ReplicationSnapshot::sync).isPresent();
    }

    @Override
    public double getSyncRatio() {
        return sync().ratio();
    }

    @Override
    public long getSyncDoneBytes() {
        return sync().doneBytes();
    }

    @Override
    public long getSyncTotalBytes() {
        return sync().totalBytes();
    }

    @Override
    public long getSyncDoneFiles() {
        return sync().doneFiles();
    }

    @Override
    public long getSyncTotalFiles() {
        return sync().totalFiles();
    }

    @Override
    public long getSyncCopiedBytes() {
        return sync().copiedBytes();
    }

    @Override
    public long getSyncBytesPerSecond() {
        return sync().bytesPerSecond();
    }

    @Override
    public double getRemainingSeconds() {
        return ReplicationText.seconds(sync().remainingMillis());
    }

    @Override
    public double getSyncStalledSeconds() {
        return ReplicationText.seconds(sync().stalledMillis());
    }

    @Override
    public String getGeneration() {
        return ReplicationText.generation(here().generations().current());
    }

    @Override
    public String getBaseGeneration() {
        return ReplicationText.generation(here().generations().base());
    }

    @Override
    public String getPeerGeneration() {
        long id =
                replication()
                        .flatMap(ReplicationSnapshot::peer)
                        .map(peer -> peer.generations().current())
                        .orElse(0L);
        return ReplicationText.generation(id);
    }

    @Override
    public boolean isConsistent() {
        return here().consistent();
    }

    @Override
    public boolean isSetsEmpty() {
        return here().setsEmpty();
    }

    @Override
    public double getLastBarrierSeconds() {
        return ReplicationText.secondsOfMicros(counts().lastBarrierMicros());
    }

    @Override
    public long getBarrierCount() {
        return counts().barriers();
    }

    @Override
    public long getOperationCount() {
        return counts().operations();
    }

    @Override
    public long getSentBytes() {
        return counts().sentBytes();
    }

    @Override
    public long getReceivedBytes() {
        return counts().receivedBytes();
    }

    @Override
    public long getConnectionCount() {
        return counts().connections();
    }

    @Override
    public long getRefusedCount() {
        return counts().refused();
    }

    @Override
    public int getDatasetCount() {
        return (int) number(replication -> replication.datasets().size());
    }

    @Override
    public String[] getUnprotectedDatasets() {
        return replication().stream()
                .flatMap(replication -> replication.datasets().stream())
                .filter(dataset -> !dataset.mode().losesNothing())
                .map(DatasetSnapshot::name)
                .toArray(String[]::new);
    }

    @Override
    public String[] checkResync(String source) {
        return ResyncChecks.of(pair(), node.get().name(), word(source)).stream()
                .map(Blocker::name)
                .toArray(String[]::new);
    }

    @Override
    public String resync(String reason, String dataset, boolean full, String source) {
        ResyncRequest request =
                new ResyncRequest(word(dataset), full, word(source), PeerConfigBean.actor(reason));
        return tasks.resync(node.get(), pairName, request, sentence -> {}).id();
    }

    @Override
    public String pauseSync(String reason) {
        return tasks.pauseSync(pairName, true, PeerConfigBean.actor(reason)).id();
    }

    @Override
    public String resumeSync(String reason) {
        return tasks.pauseSync(pairName, false, PeerConfigBean.actor(reason)).id();
    }

    /** A client may send null for an empty text. */
    private static String word(String text) {
        return text == null ? "" : text.strip();
    }
}
