package org.msed.daemon.management;

import org.msed.core.state.Blocker;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.VerifyRequest;
import org.msed.mbeans.VerificationMXBean;
import org.msed.mirror.verify.CanaryFigures;
import org.msed.mirror.verify.Difference;
import org.msed.mirror.verify.VerifyReport;

/** Verification and canary of one pair as JMX shows them. */
public final class VerificationBean implements VerificationMXBean {
    private final String pairName;
    private final Commands commands;
    private final Tasks tasks;

    VerificationBean(String pairName, Commands commands, Tasks tasks) {
        this.pairName = pairName;
        this.commands = commands;
        this.tasks = tasks;
    }

    private VerifyReport report() {
        return commands.verification(pairName).report();
    }

    private CanaryFigures canary() {
        return commands.verification(pairName).canary();
    }

    @Override
    public String getState() {
        return report().state().name();
    }

    @Override
    public int getStateCode() {
        return report().state().ordinal();
    }

    @Override
    public boolean isRunning() {
        return report().running();
    }

    @Override
    public boolean isRepairing() {
        return report().repair();
    }

    @Override
    public String getCause() {
        return report().cause();
    }

    @Override
    public long getBegan() {
        return report().beganWallMillis();
    }

    @Override
    public long getEnded() {
        return report().endedWallMillis();
    }

    @Override
    public double getRatio() {
        return report().ratio();
    }

    @Override
    public long getDoneBytes() {
        return report().doneBytes();
    }

    @Override
    public long getDoneFiles() {
        return report().doneFiles();
    }

    @Override
    public long getBytesPerSecond() {
        return report().bytesPerSecond();
    }

    @Override
    public long getDifferenceCount() {
        return report().differences();
    }

    @Override
    public String[] getDifferences() {
        return report().named().stream().map(Difference::text).toArray(String[]::new);
    }

    @Override
    public boolean isCanaryStale() {
        return canary().stale();
    }

    @Override
    public double getCanaryAgeSeconds() {
        CanaryFigures canary = canary();
        return canary.watched() ? ReplicationText.seconds(canary.ageMillis()) : -1;
    }

    @Override
    public double getCanaryLimitSeconds() {
        return ReplicationText.seconds(canary().limitMillis());
    }

    @Override
    public String getCanaryCause() {
        return canary().cause();
    }

    @Override
    public String[] checkVerify() {
        PairSnapshot pair = commands.snapshot().pair(pairName).orElseThrow();
        return VerifyChecks.of(pair, commands.verification(pairName)).stream()
                .map(Blocker::name)
                .toArray(String[]::new);
    }

    @Override
    public String verify(String reason, String dataset, boolean repair) {
        NodeSnapshot node = commands.snapshot();
        String only = dataset == null ? "" : dataset.strip();
        VerifyRequest request = new VerifyRequest(only, repair, PeerConfigBean.actor(reason));
        return tasks.verify(node, pairName, request, sentence -> {}).id();
    }
}
