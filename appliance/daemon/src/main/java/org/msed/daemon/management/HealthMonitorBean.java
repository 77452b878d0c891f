package org.msed.daemon.management;

import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.mbeans.HealthMonitorMXBean;

/** The node as JMX shows it; every getter reads the published snapshot. */
public final class HealthMonitorBean implements HealthMonitorMXBean {
    private final Commands commands;
    private final Tasks tasks;

    HealthMonitorBean(Commands commands, Tasks tasks) {
        this.commands = commands;
        this.tasks = tasks;
    }

    private NodeSnapshot node() {
        return commands.snapshot();
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
