package org.msed.mbeans;

/** One mirrored directory. The pair is the unit of state and orders: see Replication. */
public interface DatasetMXBean extends Graded, Synchronised {
    /** Name of the dataset, the same on both nodes. */
    @Attribute(
            meaning = "Name of the dataset, the same on both nodes.",
            freshness = "as of the last start or reload")
    String getName();

    /** The pair it belongs to. */
    @Attribute(meaning = "The pair it belongs to.", freshness = "as of the last start or reload")
    String getPairName();

    /** Its directory. */
    @Attribute(meaning = "Its directory.", freshness = "as of the last start or reload")
    String getPath();

    /** What fsync waits for: both disks, the peer's memory, or the own disk. */
    @Attribute(
            meaning = "What fsync waits for: both disks, the peer's memory, or the own disk.",
            range = "sync, receive, async",
            freshness = "as of the last start or reload")
    String getMode();

    /** Patterns of what stays on its node. */
    @Attribute(
            meaning = "Patterns of what stays on its node.",
            freshness = "as of the last start or reload")
    String[] getExcludes();

    /** Limit of its synchronisation; 0 for none. In bytes/s. */
    @Attribute(
            meaning = "Limit of its synchronisation; 0 for none.",
            unit = "bytes/s",
            freshness = "as of the last start or reload")
    long getRateLimitBytesPerSecond();

    /** Mode async: how far the peer may be behind; else 0. In bytes. */
    @Attribute(
            meaning = "Mode async: how far the peer may be behind; else 0.",
            unit = "bytes",
            freshness = "as of the last start or reload")
    long getLagLimitBytes();

    /** Mode async: for how long; else 0. In s. */
    @Attribute(
            meaning = "Mode async: for how long; else 0.",
            unit = "s",
            freshness = "as of the last start or reload")
    double getLagLimitSeconds();

    /**
     * How far it is: IN_SYNC, SYNCING, OUTDATED, LAGGING, STOPPED, INCONSISTENT, DIVERGED, REFUSED
     * or FAILED.
     */
    @Attribute(
            meaning =
                    "How far it is: IN_SYNC, SYNCING, OUTDATED, LAGGING, STOPPED, INCONSISTENT, DIVERGED, REFUSED or FAILED.")
    String getState();

    /** Stable number of the state. */
    @Attribute(
            meaning = "Stable number of the state.",
            unit = "code",
            range = "1 IN_SYNC to 9 FAILED")
    int getStateCode();

    /** Stable number of the reason. */
    @Attribute(
            meaning = "Stable number of the reason.",
            unit = "code",
            range = "0 NO_DATASETS to 28 CANARY_STALE")
    int getStateReasonCode();

    /** Whether it is mounted on this node. */
    @Attribute(meaning = "Whether it is mounted on this node.")
    boolean isMounted();

    /** Files and other entries that the mirror has in memory. */
    @Attribute(meaning = "Files and other entries that the mirror has in memory.", unit = "files")
    long getFilesKnown();

    /** Written here since the daemon started. In bytes. */
    @Attribute(meaning = "Written here since the daemon started.", unit = "bytes")
    long getBytesWritten();

    /** Acknowledged here and not yet at the peer. In bytes. */
    @Attribute(meaning = "Acknowledged here and not yet at the peer.", unit = "bytes")
    long getLagBytes();

    /** Age of the oldest such write; -1 when not known. In s. */
    @Attribute(meaning = "Age of the oldest such write; -1 when not known.", unit = "s")
    double getLagSeconds();

    /** Possibly different from the peer's copy. In bytes. */
    @Attribute(meaning = "Possibly different from the peer's copy.", unit = "bytes")
    long getOutOfSyncBytes();

    /** Used on its file system; -1 when not known. In bytes. */
    @Attribute(meaning = "Used on its file system; -1 when not known.", unit = "bytes")
    long getUsedBytes();

    /** Free on its file system; -1 when not known. In bytes. */
    @Attribute(meaning = "Free on its file system; -1 when not known.", unit = "bytes")
    long getFreeBytes();

    /** Rate of its synchronisation over the last seconds. In bytes/s. */
    @Attribute(meaning = "Rate of its synchronisation over the last seconds.", unit = "bytes/s")
    long getSyncBytesPerSecond();

    /** Estimated time to its end; -1 when it cannot be told. In s. */
    @Attribute(meaning = "Estimated time to its end; -1 when it cannot be told.", unit = "s")
    double getRemainingSeconds();
}
