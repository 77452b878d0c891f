package org.msed.daemon.management;

import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.msed.daemon.snapshot.DatasetSnapshot;
import org.msed.mbeans.DatasetMXBean;

/** One dataset as JMX shows it; every getter reads what it is given. */
public final class DatasetBean implements DatasetMXBean {
    private final String pairName;
    private final Supplier<DatasetSnapshot> dataset;

    /**
     * @param dataset the dataset now
     * @throws NoSuchElementException from a getter, when the supplier has none any more
     */
    DatasetBean(String pairName, Supplier<DatasetSnapshot> dataset) {
        this.pairName = pairName;
        this.dataset = dataset;
    }

    private DatasetSnapshot now() {
        return dataset.get();
    }

    @Override
    public String getName() {
        return now().name();
    }

    @Override
    public String getPairName() {
        return pairName;
    }

    @Override
    public String getPath() {
        return now().path();
    }

    @Override
    public String getMode() {
        return now().mode().word();
    }

    @Override
    public String[] getExcludes() {
        return now().excludes().toArray(new String[0]);
    }

    @Override
    public long getRateLimitBytesPerSecond() {
        return now().rateBytesPerSecond();
    }

    @Override
    public long getLagLimitBytes() {
        return now().lagLimitBytes();
    }

    @Override
    public double getLagLimitSeconds() {
        return ReplicationText.seconds(now().lagLimitMillis());
    }

    @Override
    public String getState() {
        return now().state().name();
    }

    @Override
    public int getStateCode() {
        return now().state().code();
    }

    @Override
    public long getStateSince() {
        return now().stateSinceWallMillis();
    }

    @Override
    public String getStateReason() {
        DatasetSnapshot now = now();
        return ReplicationText.reason(now.reason(), now.reasonDetail());
    }

    @Override
    public int getStateReasonCode() {
        return now().reason().code();
    }

    @Override
    public String getSeverity() {
        return now().state().severity().name();
    }

    @Override
    public boolean isMounted() {
        return now().mounted();
    }

    @Override
    public long getFilesKnown() {
        return now().filesKnown();
    }

    @Override
    public long getBytesWritten() {
        return now().bytesWritten();
    }

    @Override
    public long getLagBytes() {
        return now().lagBytes();
    }

    @Override
    public double getLagSeconds() {
        return ReplicationText.seconds(now().lagMillis());
    }

    @Override
    public long getOutOfSyncBytes() {
        return now().outOfSyncBytes();
    }

    @Override
    public long getUsedBytes() {
        return now().usedBytes();
    }

    @Override
    public long getFreeBytes() {
        return now().freeBytes();
    }

    @Override
    public double getSyncRatio() {
        return now().sync().ratio();
    }

    @Override
    public long getSyncDoneBytes() {
        return now().sync().doneBytes();
    }

    @Override
    public long getSyncTotalBytes() {
        return now().sync().totalBytes();
    }

    @Override
    public long getSyncDoneFiles() {
        return now().sync().doneFiles();
    }

    @Override
    public long getSyncTotalFiles() {
        return now().sync().totalFiles();
    }

    @Override
    public long getSyncBytesPerSecond() {
        return now().sync().bytesPerSecond();
    }

    @Override
    public double getRemainingSeconds() {
        return ReplicationText.seconds(now().sync().remainingMillis());
    }
}
