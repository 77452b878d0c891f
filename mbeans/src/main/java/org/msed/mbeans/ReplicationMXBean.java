package org.msed.mbeans;

/** The mirror of one pair over all its datasets. */
public interface ReplicationMXBean extends Graded, Synchronised {
    /** Name of the pair: host name of its primary. */
    @Attribute(
            meaning = "Name of the pair: host name of its primary.",
            freshness = "as of the last start or reload")
    String getPairName();

    /** Host name of the other node. */
    @Attribute(
            meaning = "Host name of the other node.",
            freshness = "as of the last start or reload")
    String getPeerName();

    /**
     * How far the mirror is: NO_DATASETS, IN_SYNC, CONNECTING, SYNCING, STALLED, LAGGING, PAUSED,
     * STOPPED, DIVERGED, REFUSED or FAILED.
     */
    @Attribute(
            meaning =
                    "How far the mirror is: NO_DATASETS, IN_SYNC, CONNECTING, SYNCING, STALLED, LAGGING, PAUSED, STOPPED, DIVERGED, REFUSED or FAILED.")
    String getState();

    /** Stable number of the state. */
    @Attribute(
            meaning = "Stable number of the state.",
            unit = "code",
            range = "0 NO_DATASETS to 10 FAILED")
    int getStateCode();

    /** Stable number of the reason. */
    @Attribute(
            meaning = "Stable number of the reason.",
            unit = "code",
            range = "0 NO_DATASETS to 28 CANARY_STALE")
    int getStateReasonCode();

    /** The data connection as one colour: GREEN only when both copies are equal. */
    @Attribute(
            meaning = "The data connection as one colour: GREEN only when both copies are equal.",
            range = "GREEN, GREY")
    String getDataLine();

    /** The service on this node as one of six icons. */
    @Attribute(
            meaning = "The service on this node as one of six icons.",
            range =
                    "BROUGHT_IN, BROUGHT_OUT, NORMAL, FAULT, STANDBY_WRITING_PAUSED, STANDBY_FAULTY")
    String getServiceIcon();

    /** Who sends. */
    @Attribute(meaning = "Who sends.", range = "NONE, TO_PEER, FROM_PEER")
    String getDirection();

    /** Interface that carries the stream; empty without one. */
    @Attribute(meaning = "Interface that carries the stream; empty without one.")
    String getLink();

    /**
     * What an acknowledgement waits for on this node: both disks, the own disk, or nothing is
     * acknowledged.
     */
    @Attribute(
            meaning =
                    "What an acknowledgement waits for on this node: both disks, the own disk, or nothing is acknowledged.",
            range = "MIRROR, SOLO, SHUT")
    String getGate();

    /**
     * Acknowledged here and not yet at the peer; only modes receive and async may have any in
     * normal times. In bytes.
     */
    @Attribute(
            meaning =
                    "Acknowledged here and not yet at the peer; only modes receive and async may have any in normal times.",
            unit = "bytes")
    long getLagBytes();

    /** Age of the oldest such write; -1 when not known. In s. */
    @Attribute(meaning = "Age of the oldest such write; -1 when not known.", unit = "s")
    double getLagSeconds();

    /** Possibly different between the two copies. In bytes. */
    @Attribute(meaning = "Possibly different between the two copies.", unit = "bytes")
    long getOutOfSyncBytes();

    /** Whether a synchronisation runs. */
    @Attribute(meaning = "Whether a synchronisation runs.")
    boolean isSyncing();

    /** Sent by it, since they differed. In bytes. */
    @Attribute(meaning = "Sent by it, since they differed.", unit = "bytes")
    long getSyncCopiedBytes();

    /** Its rate over the last seconds. In bytes/s. */
    @Attribute(meaning = "Its rate over the last seconds.", unit = "bytes/s")
    long getSyncBytesPerSecond();

    /** Estimated time to its end; -1 when it cannot be told. In s. */
    @Attribute(meaning = "Estimated time to its end; -1 when it cannot be told.", unit = "s")
    double getRemainingSeconds();

    /** Since its last progress when that is long; 0 while it moves. In s. */
    @Attribute(meaning = "Since its last progress when that is long; 0 while it moves.", unit = "s")
    double getSyncStalledSeconds();

    /** Lineage of this node's data, 16 hex digits; empty when never used. */
    @Attribute(meaning = "Lineage of this node's data, 16 hex digits; empty when never used.")
    String getGeneration();

    /** Lineage from which it departed without the peer; empty when it did not. */
    @Attribute(meaning = "Lineage from which it departed without the peer; empty when it did not.")
    String getBaseGeneration();

    /** Lineage of the peer's data as last told; empty when not known. */
    @Attribute(meaning = "Lineage of the peer's data as last told; empty when not known.")
    String getPeerGeneration();

    /** Whether the data here is no unfinished copy. */
    @Attribute(meaning = "Whether the data here is no unfinished copy.")
    boolean isConsistent();

    /** Whether nothing is remembered as possibly different. */
    @Attribute(meaning = "Whether nothing is remembered as possibly different.")
    boolean isSetsEmpty();

    /** How long the last flush waited for the peer; -1 without one. In s. */
    @Attribute(meaning = "How long the last flush waited for the peer; -1 without one.", unit = "s")
    double getLastBarrierSeconds();

    /** Flushes that the peer confirmed since the start. */
    @Attribute(meaning = "Flushes that the peer confirmed since the start.", unit = "flushes")
    long getBarrierCount();

    /** Changes sent or applied since the start. */
    @Attribute(meaning = "Changes sent or applied since the start.", unit = "changes")
    long getOperationCount();

    /** Sent to the peer since the start. In bytes. */
    @Attribute(meaning = "Sent to the peer since the start.", unit = "bytes")
    long getSentBytes();

    /** Received from the peer since the start. In bytes. */
    @Attribute(meaning = "Received from the peer since the start.", unit = "bytes")
    long getReceivedBytes();

    /** How often a connection was made since the start. */
    @Attribute(meaning = "How often a connection was made since the start.", unit = "connections")
    long getConnectionCount();

    /** Frames refused as torn, or of another epoch or attachment, since the start. */
    @Attribute(
            meaning = "Frames refused as torn, or of another epoch or attachment, since the start.",
            unit = "frames")
    long getRefusedCount();

    /** Datasets of the pair. */
    @Attribute(meaning = "Datasets of the pair.", unit = "datasets", range = "0 to 32")
    int getDatasetCount();

    /** Datasets whose mode is not sync: a takeover may lose their last writes. */
    @Attribute(meaning = "Datasets whose mode is not sync: a takeover may lose their last writes.")
    String[] getUnprotectedDatasets();

    /**
     * What stands against a synchronisation; empty means go.
     *
     * @param source node whose copy is taken; empty for the one that serves
     * @return words of blockers
     */
    @Operation(meaning = "What stands against a synchronisation; empty means go.", acts = false)
    String[] checkResync(
            @Parameter(
                            name = "source",
                            meaning = "Node whose copy is taken; empty for the one that serves.")
                    String source);

    /**
     * Brings the two copies together, from one node to the other.
     *
     * @param reason why; kept with the event
     * @param dataset only this one; empty for all
     * @param full compare everything, not only what is known to be suspicious
     * @param source node whose copy is taken; empty for the one that serves
     * @return task id
     */
    @Operation(meaning = "Brings the two copies together, from one node to the other.", acts = true)
    String resync(
            @Parameter(name = "reason", meaning = "Why; kept with the event.") String reason,
            @Parameter(name = "dataset", meaning = "Only this one; empty for all.") String dataset,
            @Parameter(
                            name = "full",
                            meaning =
                                    "Compare everything, not only what is known to be suspicious.")
                    boolean full,
            @Parameter(
                            name = "source",
                            meaning = "Node whose copy is taken; empty for the one that serves.")
                    String source);

    /**
     * Holds the synchronisation, running or to come; what is written meanwhile is copied later.
     *
     * @param reason why; kept in the log
     * @return task id
     */
    @Operation(
            meaning =
                    "Holds the synchronisation, running or to come; what is written meanwhile is copied later.",
            acts = true)
    String pauseSync(@Parameter(name = "reason", meaning = "Why; kept in the log.") String reason);

    /**
     * Lets a synchronisation that was held go on.
     *
     * @param reason why; kept in the log
     * @return task id
     */
    @Operation(meaning = "Lets a synchronisation that was held go on.", acts = true)
    String resumeSync(@Parameter(name = "reason", meaning = "Why; kept in the log.") String reason);
}
