package org.msed.daemon.management;

import java.util.function.Supplier;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.mbeans.HealthMonitorMXBean;

/** The node as JMX shows it; every getter reads the given snapshot. */
public final class HealthMonitorBean implements HealthMonitorMXBean {
    private final Supplier<NodeSnapshot> node;
    private final Tasks tasks;

    HealthMonitorBean(Supplier<NodeSnapshot> node, Tasks tasks) {
        this.node = node;
        this.tasks = tasks;
    }

    private NodeSnapshot node() {
        return node.get();
    }

    @Override
    public String getNodeName() {
        return node().name();
    }

    @Override
    public String getVersion() {
        return node().version();
    }

    @Override
    public long getProcessId() {
        return ProcessHandle.current().pid();
    }

    @Override
    public long getStartTime() {
        return node().startedWallMillis();
    }

    @Override
    public double getUptimeSeconds() {
        return java.lang.management.ManagementFactory.getRuntimeMXBean().getUptime() / 1_000.0;
    }

    @Override
    public String getState() {
        return Health.of(node()).name();
    }

    @Override
    public int getStateCode() {
        return Health.of(node()).ordinal();
    }

    @Override
    public long getStateSince() {
        NodeSnapshot node = node();
        return Health.worst(node)
                .map(p -> p.standing().stateSinceWallMillis())
                .orElse(node.startedWallMillis());
    }

    @Override
    public String getStateReason() {
        return Health.worst(node())
                .map(p -> p.name() + ": " + PairText.reason(p))
                .orElse("no pair is configured");
    }

    @Override
    public int getStateReasonCode() {
        return Health.worst(node()).map(p -> p.standing().reason().code()).orElse(0);
    }

    @Override
    public int getPairCount() {
        return node().pairs().size();
    }

    @Override
    public int getCapacity() {
        return node().capacity();
    }

    @Override
    public int getServedCount() {
        return node().servedPairs().size();
    }

    @Override
    public String[] getServedPairs() {
        return node().servedPairs().toArray(new String[0]);
    }

    @Override
    public String task(String taskId) {
        return tasks.describe(taskId);
    }
}
